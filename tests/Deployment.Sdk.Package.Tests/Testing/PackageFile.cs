using System.IO.Compression;
using System.Xml.Linq;

namespace Deployment.Sdk.Package.Tests.Testing;

/// <summary>A .nupkg, which is a zip.</summary>
internal sealed class PackageFile(string path)
{
    public string Name => Path.GetFileName(path);

    /// <summary>What the package brings, without the envelope that the packaging format asks for.</summary>
    public IReadOnlyList<string> Entries()
    {
        using var zip = ZipFile.OpenRead(path);
        return
        [
            .. zip.Entries.Select(entry => entry.FullName)
                .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal)
                    && !name.StartsWith("package/", StringComparison.Ordinal)
                    && name != "[Content_Types].xml")
                .Order(StringComparer.Ordinal),
        ];
    }

    public byte[] Read(string entry)
    {
        using var zip = ZipFile.OpenRead(path);
        using var source = zip.GetEntry(entry)?.Open() ?? throw new FileNotFoundException($"{Name} has no {entry}.");
        using var bytes = new MemoryStream();
        source.CopyTo(bytes);
        return bytes.ToArray();
    }

    public XElement Metadata()
    {
        var id = Entries().Single(name => name.EndsWith(".nuspec", StringComparison.Ordinal));
        var root = XDocument.Load(new MemoryStream(Read(id))).Root!;
        return root.Element(root.Name.Namespace + "metadata")!;
    }

    /// <summary>Text of an element of the metadata.</summary>
    public string? Metadata(string element) => Metadata().Element(Metadata().Name.Namespace + element)?.Value;

    public IReadOnlyList<PackageDependency> Dependencies() =>
    [
        .. Metadata().Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => new PackageDependency(
            (string)element.Attribute("id")!, (string)element.Attribute("version")!, (string?)element.Attribute("exclude"))),
    ];
}
