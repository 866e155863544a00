namespace Deployment.Sdk.Execution;

/// <summary>Where a delivery tells how it goes: a terminal, a CI log, or a test.</summary>
internal interface IDeliveryLog
{
    /// <summary>A heading: what is being delivered where.</summary>
    void Heading(string text);

    /// <summary>Something worth a look that stops nothing.</summary>
    void Note(string text);

    /// <summary>A step begins.</summary>
    void Begin(string step);

    /// <summary>A line of a step's own output, such as the build log. Comes from outside: never trusted.</summary>
    void Output(string line);

    /// <summary>The step that began last has ended.</summary>
    ValueTask EndAsync(string step, StepOutcome outcome, TimeSpan duration);
}
