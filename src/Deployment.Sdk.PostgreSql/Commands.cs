using Npgsql;

namespace Deployment.Sdk.PostgreSql;

/// <summary>Commands with positional arguments, <c>$1</c> and on.</summary>
internal static class Commands
{
    public static NpgsqlCommand Command(this NpgsqlTransaction transaction, string text, params ReadOnlySpan<object> arguments)
    {
        var command = new NpgsqlCommand(text, transaction.Connection, transaction);
        foreach (var argument in arguments)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = argument });
        }

        return command;
    }

    public static void Add(this NpgsqlBatch batch, string text, params ReadOnlySpan<object> arguments)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var argument in arguments)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = argument });
        }

        batch.BatchCommands.Add(command);
    }
}
