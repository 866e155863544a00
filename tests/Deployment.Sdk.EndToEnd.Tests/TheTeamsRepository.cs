using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.EndToEnd.Tests;

/// <summary>A repository such as the team of the case study has: a Django project with a remote.</summary>
internal sealed class TheTeamsRepository : IDisposable
{
    public const string Developer = "Dev One <dev-1@yunojuno.example>";

    private readonly TemporaryRepository _remote = TemporaryRepository.CreateBare();

    public TheTeamsRepository(string procfile = "web: gunicorn yunojuno.wsgi\n")
    {
        Local = TemporaryRepository.Create();
        Local.AddRemote(_remote);
        Local.Commit("Begin", Developer, ("Procfile", procfile), ("manage.py", "print('django')\n"));
        Local.Push("master");
        Sample = new Sample(Local);
    }

    public TemporaryRepository Local { get; }

    public Sample Sample { get; }

    public void Dispose()
    {
        Sample.Dispose();
        Local.Dispose();
        _remote.Dispose();
    }
}
