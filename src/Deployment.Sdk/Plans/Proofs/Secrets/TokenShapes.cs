namespace Deployment.Sdk.Plans.Proofs.Secrets;

/// <summary>The tokens that can be told by how they start.</summary>
internal static class TokenShapes
{
    private static readonly TokenShape[] All =
    [
        new("a Heroku API key", "HRKU-", TokenAlphabet.IsBase64Url, 32),
        new("an AWS access key", "AKIA", TokenAlphabet.IsUpperOrDigit, 16, 16),
        new("an AWS access key", "ASIA", TokenAlphabet.IsUpperOrDigit, 16, 16),
        new("a GitHub token", "ghp_", TokenAlphabet.IsWord, 36),
        new("a GitHub token", "gho_", TokenAlphabet.IsWord, 36),
        new("a GitHub token", "ghs_", TokenAlphabet.IsWord, 36),
        new("a GitHub token", "ghu_", TokenAlphabet.IsWord, 36),
        new("a GitHub token", "ghr_", TokenAlphabet.IsWord, 36),
        new("a GitHub token", "github_pat_", TokenAlphabet.IsWord, 22),
        new("a GitLab token", "glpat-", TokenAlphabet.IsBase64Url, 20),
        new("a GitLab token", "gldt-", TokenAlphabet.IsBase64Url, 20) { IsMadeUp = true },
        new("a Bitbucket app password", "ATBB", TokenAlphabet.IsAlphanumeric, 24, 48) { IsMadeUp = true },
        new("a Bitbucket access token", "ATCTT3", TokenAlphabet.IsBearer, 60),
        new("an Atlassian API token", "ATATT3", TokenAlphabet.IsBearer, 60),
        new("a Trello token", "ATTA", TokenAlphabet.IsHexadecimal, 60, 90),
        new("a CircleCI token", "CCIPAT_", TokenAlphabet.IsWord, 40) { IsMadeUp = true },
        new("a CircleCI token", "CCIPRJ_", TokenAlphabet.IsWord, 40) { IsMadeUp = true },
        new("a Sentry token", "sntrys_", TokenAlphabet.IsBearer, 40) { IsMadeUp = true },
        new("a Sentry token", "sntryu_", TokenAlphabet.IsHexadecimal, 64, 64),
        new("a New Relic key", "NRAK-", TokenAlphabet.IsUpperOrDigit, 20, 40) { IsMadeUp = true },
        new("a Datadog token", "ddpat_", TokenAlphabet.IsWord, 24) { IsMadeUp = true },
        new("a Datadog token", "ddsat_", TokenAlphabet.IsWord, 24) { IsMadeUp = true },
        new("a Datadog application key", "ddapp_", TokenAlphabet.IsWord, 24) { IsMadeUp = true },
        new("a Teams webhook", "webhook.office.com/webhookb2/", TokenAlphabet.IsMailPath, 60),
        new("a Slack token", "xoxa-", TokenAlphabet.IsBase64Url, 10),
        new("a Slack token", "xoxb-", TokenAlphabet.IsBase64Url, 10),
        new("a Slack token", "xoxp-", TokenAlphabet.IsBase64Url, 10),
        new("a Slack token", "xoxr-", TokenAlphabet.IsBase64Url, 10),
        new("a Slack token", "xoxs-", TokenAlphabet.IsBase64Url, 10),
        new("a Slack token", "xoxe-", TokenAlphabet.IsBase64Url, 10),
        new("a Slack app token", "xapp-", TokenAlphabet.IsBase64Url, 32) { IsMadeUp = true },
        new("a Slack webhook", "hooks.slack.com/services/", TokenAlphabet.IsWebPath, 20),
        new("a Slack webhook", "hooks.slack.com/workflows/", TokenAlphabet.IsWebPath, 20),
        new("a Slack webhook", "hooks.slack.com/triggers/", TokenAlphabet.IsWebPath, 20),
        new("a Stripe key", "sk_live_", TokenAlphabet.IsAlphanumeric, 16),
        new("a Stripe key", "sk_test_", TokenAlphabet.IsAlphanumeric, 16) { IsMadeUp = true },
        new("a Stripe key", "rk_live_", TokenAlphabet.IsAlphanumeric, 16),
        new("a Stripe key", "rk_test_", TokenAlphabet.IsAlphanumeric, 16) { IsMadeUp = true },
        new("the secret of a webhook", "whsec_", TokenAlphabet.IsBase64, 24) { IsMadeUp = true },
        new("a Shopify token", "shpat_", TokenAlphabet.IsHexadecimal, 32, 32),
        new("an OpenAI key", "sk-proj-", TokenAlphabet.IsBase64Url, 40) { IsMadeUp = true },
        new("an Anthropic key", "sk-ant-", TokenAlphabet.IsBase64Url, 40) { IsMadeUp = true },
        new("a Google API key", "AIza", TokenAlphabet.IsBase64Url, 35, 35),
        new("an npm token", "npm_", TokenAlphabet.IsAlphanumeric, 36),
        new("a PyPI token", "pypi-", TokenAlphabet.IsBase64Url, 50),
    ];

    public static FoundSecret? Find(string text)
    {
        FoundSecret? first = SendGridKey(text);
        foreach (var shape in All)
        {
            if (shape.Find(text) is { } found && (first is null || found.Start < first.Start))
            {
                first = found;
            }
        }

        return first;
    }

    // SG.<22 characters>.<43 characters>
    private static FoundSecret? SendGridKey(string text)
    {
        const string Prefix = "SG.";
        for (var at = text.IndexOf(Prefix, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(Prefix, at + 1, StringComparison.Ordinal))
        {
            var id = TokenAlphabet.Run(text, at + Prefix.Length, 40, TokenAlphabet.IsBase64Url);
            var dot = at + Prefix.Length + id;
            if (id >= 16 && dot < text.Length && text[dot] == '.' && (at == 0 || !TokenAlphabet.IsWord(text[at - 1])))
            {
                var key = TokenAlphabet.Run(text, dot + 1, 80, TokenAlphabet.IsBase64Url);
                if (key >= 32)
                {
                    return new FoundSecret("a SendGrid key", at, dot + 1 + key - at);
                }
            }
        }

        return null;
    }
}
