using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using OpenQA.Selenium.Support.UI;

namespace Deployment.Sdk.Emulator.Tests.Dashboard;

/// <summary>A real browser without a window, that reaches nothing but this machine.</summary>
internal sealed class Browser : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("browser-");
    private readonly ChromeDriver _driver;

    private Browser(string browser, string driver)
    {
        var options = new ChromeOptions { BinaryLocation = browser };
        options.AddArguments(
            "--headless=new", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "--window-size=1280,1000", $"--user-data-dir={_profile.FullName}");
        if (Environment.UserName == "root")
        {
            // Chromium has no sandbox for root.
            options.AddArgument("--no-sandbox");
        }

        options.SetLoggingPreference(LogType.Browser, LogLevel.All);
        _driver = new ChromeDriver(
            ChromeDriverService.CreateDefaultService(Path.GetDirectoryName(driver), Path.GetFileName(driver)), options, Patience);
    }

    /// <summary>Starts one, or skips the test where there is none.</summary>
    public static Browser Start()
    {
        var browser = Find("chromium") ?? Find("google-chrome");
        var driver = Find("chromedriver");
        Assert.SkipWhen(
            browser is null || driver is null,
            "This test looks at a page in a real browser: it needs chromium and chromedriver on the PATH (Debian packages chromium, chromium-driver).");
        return new Browser(browser!, driver!);
    }

    /// <summary>What the page wrote to its console, such as what its policy refused.</summary>
    public IReadOnlyList<string> Complaints => [.. _driver.Manage().Logs.GetLog(LogType.Browser).Select(entry => entry.Message)];

    public void Open(Uri page) => _driver.Navigate().GoToUrl(page);

    public string Text(string selector) => _driver.FindElement(By.CssSelector(selector)).Text;

    /// <summary>Waits until the page, which refreshes itself, shows a text.</summary>
    public void Await(string selector, string text) => new WebDriverWait(_driver, Patience)
    {
        Message = $"'{selector}' never showed '{text}'",
    }.Until(driver => driver.FindElements(By.CssSelector(selector)).Any(element => IsShown(element, text)));

    public object? Run(string script) => _driver.ExecuteScript(script);

    public void Photograph(string path) => _driver.GetScreenshot().SaveAsFile(path);

    public void Dispose()
    {
        _driver.Quit();
        _driver.Dispose();
        _profile.Delete(recursive: true);
    }

    // An element may be replaced while it is looked at.
    private static bool IsShown(IWebElement element, string text)
    {
        try
        {
            return element.Text.Contains(text, StringComparison.Ordinal);
        }
        catch (StaleElementReferenceException)
        {
            return false;
        }
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);
}
