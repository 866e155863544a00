namespace Deployment.Sdk.Plans.Patterns;

/// <summary>A deterministic automaton that is not written down yet: where it starts, and where each state leads.</summary>
/// <typeparam name="TState">What has to be remembered of the characters read so far.</typeparam>
internal abstract class StateSpace<TState>
    where TState : notnull
{
    public abstract TState Start { get; }

    public virtual IEqualityComparer<TState> Comparer => EqualityComparer<TState>.Default;

    /// <summary>Whether nothing is accepted from here on, as far as the state itself tells.</summary>
    public abstract bool IsDead(TState state);

    public abstract bool Accepts(TState state);

    /// <summary>Adds where each range of characters leads, from <c>U+0000</c> on, each range ending where the next one starts.</summary>
    public abstract void AddMoves(TState state, List<KeyValuePair<char, TState>> moves);
}
