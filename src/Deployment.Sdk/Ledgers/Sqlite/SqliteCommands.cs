using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Deployment.Sdk.Ledgers;

/// <summary>Commands with positional arguments, <c>$1</c> and on.</summary>
internal static class SqliteCommands
{
    public static SqliteCommand Command(this SqliteConnection connection, string text, params ReadOnlySpan<object> arguments)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        for (var index = 0; index < arguments.Length; index++)
        {
            command.Parameters.AddWithValue("$" + (index + 1).ToString(CultureInfo.InvariantCulture), arguments[index]);
        }

        return command;
    }
}
