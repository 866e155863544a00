using System.Runtime.CompilerServices;
using System.Text;

namespace Deployment.Sdk.Tests.Testing;

/// <summary>Compares a text with the one that was approved, in Verify's file names. <c>UPDATE_SNAPSHOTS=1</c> approves what is there now.</summary>
internal static class TextSnapshot
{
    private const string UpdateVariable = "UPDATE_SNAPSHOTS";

    public static void Match(string text, string name, string extension, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var approved = Path.Combine(
            Path.GetDirectoryName(file)!, "_snapshots", $"{Path.GetFileNameWithoutExtension(file)}.{method}#{name}.verified.{extension}");
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            Assert.True(Environment.GetEnvironmentVariable("CI") is null or "", $"{UpdateVariable} is for people: a build server approves nothing");
            Directory.CreateDirectory(Path.GetDirectoryName(approved)!);
            File.WriteAllText(approved, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return;
        }

        Assert.True(File.Exists(approved), $"{approved} is not there; {UpdateVariable}=1 approves what is");
        Assert.Equal(File.ReadAllText(approved), text);
    }
}
