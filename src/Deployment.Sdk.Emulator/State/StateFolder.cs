using System.Text.Json;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Emulator.State;

/// <summary>The folder that a rehearsal's state survives in: for one emulator at a time, and for its owner's eyes only.</summary>
internal sealed class StateFolder : IDisposable
{
    private const UnixFileMode OwnerFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // What the command line reads the folder from.
    private const string Variable = "DEPLOYMENT_REHEARSAL_FOLDER";

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    private readonly string _path;
    private readonly FileStream _lock;

    private StateFolder(string path, FileStream @lock)
    {
        _path = path;
        _lock = @lock;
    }

    private string StateFile => Path.Combine(_path, "heroku.json");

    private string SourcesFolder => Path.Combine(_path, "sources");

    /// <summary>Waits by the machine's clock, since the one that an emulator is given may stand still until its test moves it.</summary>
    /// <exception cref="RehearsalException">Another emulator has the folder, or it cannot be made; it says which and what helps.</exception>
    public static async Task<StateFolder> OpenAsync(string path, TimeSpan patience, CancellationToken ct)
    {
        path = Path.GetFullPath(path);
        try
        {
            MakeFolder(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, problem);
        }

        var lockFile = Path.Combine(path, "lock");
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                var folder = new StateFolder(path, Open(lockFile, FileMode.OpenOrCreate));
                MakeFolder(folder.SourcesFolder);
                return folder;
            }
            catch (IOException problem) when (IsTaken(problem) && TimeProvider.System.GetElapsedTime(begun) < patience)
            {
                await Task.Delay(BetweenTries, TimeProvider.System, ct).ConfigureAwait(false);
            }
            catch (IOException problem) when (IsTaken(problem))
            {
                throw new RehearsalException($"Another rehearsal uses the state folder '{path}'.", problem)
                {
                    IsBusy = true,
                    Remedy = $"wait until it ends, or give this one a folder of its own: {Variable}=FOLDER; to an emulator that keeps running, "
                        + "talk without --rehearse, by HEROKU_API_URL and what else it printed",
                };
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                throw Unusable(path, problem);
            }
        }
    }

    /// <summary>What was stored last; null in a new folder.</summary>
    /// <exception cref="InvalidDataException">The file is not a state that this version writes; the message names it and the remedy.</exception>
    public async Task<HerokuState?> LoadAsync(CancellationToken ct)
    {
        if (!File.Exists(StateFile))
        {
            return null;
        }

        try
        {
            var bytes = await File.ReadAllBytesAsync(StateFile, ct).ConfigureAwait(false);
            if (JsonSerializer.Deserialize(bytes, StateJson.Default.HerokuState) is { Format: HerokuState.CurrentFormat } state)
            {
                return state;
            }
        }
        catch (JsonException problem)
        {
            throw Unreadable(problem);
        }

        throw Unreadable(null);
    }

    /// <summary>Replaces the stored state: a kill at any moment leaves the old one or the new one, whole.</summary>
    public async Task SaveAsync(HerokuState state)
    {
        var temporary = StateFile + ".next";
        var bytes = JsonSerializer.SerializeToUtf8Bytes(state, StateJson.Default.HerokuState);
        var file = Open(temporary, FileMode.Create);
        await using (file.ConfigureAwait(false))
        {
            await file.WriteAsync(bytes).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, StateFile, overwrite: true);
        DirectoryEntries.Flush(_path);
    }

    public FileStream CreateSource(string name) => Open(Path.Combine(SourcesFolder, name), FileMode.Create);

    public FileStream? OpenSource(string? name)
    {
        var path = name is null ? null : Path.Combine(SourcesFolder, name);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete) : null;
    }

    public void DeleteSource(string? name)
    {
        if (name is not null)
        {
            File.Delete(Path.Combine(SourcesFolder, name));
        }
    }

    public void DeleteSourcesExcept(IReadOnlySet<string> kept)
    {
        foreach (var file in Directory.EnumerateFiles(SourcesFolder).Where(file => !kept.Contains(Path.GetFileName(file))))
        {
            File.Delete(file);
        }
    }

    public void Dispose() => _lock.Dispose();

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerFolder);
            File.SetUnixFileMode(path, OwnerFolder);
        }
    }

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return new FileStream(path, options);
    }

    // Somebody else's lock: EWOULDBLOCK of Linux and of macOS, and the sharing and lock violations of Windows.
    private static bool IsTaken(IOException problem) =>
        problem.HResult is 11 or 35 or unchecked((int)0x80070020) or unchecked((int)0x80070021);

    private static RehearsalException Unusable(string path, Exception problem) =>
        new($"The state folder '{path}' of the rehearsal cannot be used: {problem.Message}", problem)
        {
            Remedy = $"name a folder that this user may write to: {Variable}=FOLDER",
        };

    private InvalidDataException Unreadable(Exception? cause) =>
        new($"'{StateFile}' is not a rehearsal's state that this version can read. Delete the folder to start afresh.", cause);
}
