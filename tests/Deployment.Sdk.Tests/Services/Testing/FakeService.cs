using System.Collections.Concurrent;
using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services;

/// <summary>
/// An outside service on a real HTTP server on loopback. It enforces what the service documents and answers as the service documents;
/// a test can put other answers in its place, one for each of the next calls.
/// </summary>
internal abstract class FakeService : IAsyncDisposable
{
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _inPlace = new();
    private readonly ConcurrentQueue<string> _unlike = new();
    private readonly TaskCompletionSource _called = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StubServer? _server;

    /// <summary>Where it answers.</summary>
    public Uri Address => _server!.Address;

    /// <summary>Everything that it was asked, in order.</summary>
    public IReadOnlyList<Received> Requests => _server!.Requests;

    /// <summary>Ends when the first call has arrived.</summary>
    public Task Called => _called.Task;

    /// <summary>The clock by which its limits run.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The provider's own words on what a request is; null where nobody ships them. What is not so fails the test at its end.</summary>
    protected virtual OpenApiText? Contract => null;

    /// <summary>The next calls are answered so, one after the other.</summary>
    public void Next(params ReadOnlySpan<Func<HttpContext, Task>> answers)
    {
        foreach (var answer in answers)
        {
            _inPlace.Enqueue(answer);
        }
    }

    /// <summary>From now on it answers as the service does.</summary>
    public void AsUsual() => _inPlace.Clear();

    /// <summary>Answers nothing until the caller has given up.</summary>
    public static Task Hang(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        context.RequestAborted.Register(gone.SetResult);
        return gone.Task;
    }

    /// <summary>Answers as the service does, where other answers stand in its place as well.</summary>
    public Task AnswerAsItIsAsync(HttpContext context) => AnswerAsync(Requests[^1], context);

    /// <summary>Answers as the service does.</summary>
    protected abstract Task AnswerAsync(Received request, HttpContext context);

    public async ValueTask StartAsync() => _server = await StubServer.StartAsync((request, context) =>
    {
        _called.TrySetResult();
        foreach (var problem in Contract?.Problems(request) ?? [])
        {
            _unlike.Enqueue(problem);
        }

        return _inPlace.TryDequeue(out var inPlace) ? inPlace(context) : AnswerAsync(request, context);
    });

    public async ValueTask DisposeAsync()
    {
        if (_server is { } server)
        {
            await server.DisposeAsync();
        }

        Assert.True(_unlike.IsEmpty, $"requests that the provider's OpenAPI text does not know:\n{string.Join('\n', _unlike)}");
    }

    protected static Task SayAsync(HttpContext context, int status, string body = "", string mediaType = "application/json")
    {
        context.Response.StatusCode = status;
        if (body.Length == 0)
        {
            return Task.CompletedTask;
        }

        context.Response.ContentType = mediaType;
        return context.Response.WriteAsync(body);
    }
}
