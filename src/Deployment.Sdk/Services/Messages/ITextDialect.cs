namespace Deployment.Sdk.Services;

/// <summary>How a service writes text. Whatever is given is text from outside, and comes out as that text alone: no markup, no mention, no link.</summary>
internal interface ITextDialect
{
    /// <summary>What ends a line.</summary>
    string LineBreak { get; }

    /// <summary>Plain text.</summary>
    string Text(string text);

    /// <summary>Text that stands out.</summary>
    string Strong(string text);

    /// <summary>Text that leads somewhere. The address is the delivery's own: CI's or Heroku's.</summary>
    string Link(string text, Uri address);
}
