using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Services;

/// <summary>A real checkout with a program of a test's own in it, and a bench that asks gates about its commit.</summary>
internal sealed class TestedCheckout : IDisposable
{
    private readonly TemporaryRepository _repository = TemporaryRepository.Create();

    public TestedCheckout()
    {
        Commit = _repository.Commit();
        Bench = new ServiceBench { Commit = Commit };
    }

    public string Folder => _repository.Path;

    public string Commit { get; }

    public ServiceBench Bench { get; }

    /// <summary>Writes a program that git does not follow.</summary>
    /// <returns>How a gate names it.</returns>
    public string Program(string name, string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no sh");
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, script.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return $"./{name}";
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public void Change() => File.WriteAllText(Directory.EnumerateFiles(Folder, "work-*").First(), "changed\n");

    public string CommitMore() => _repository.Commit("More");

    /// <summary>Asks a gate, and passes no wait: what is run takes its time.</summary>
    public async Task<string?> AskAsync(GateAttribute gate) =>
        (await Bench.AskingAsync(gate, "master", TestContext.Current.CancellationToken))?.Reason;

    public void Dispose()
    {
        Bench.Dispose();
        _repository.Dispose();
    }
}
