using Deployment.Sdk.PostgreSql;
using Npgsql;

namespace Deployment.Sdk.Ledgers.Tests;

public sealed class LedgerAddressTests
{
    [Fact]
    public void An_address_is_read_whole()
    {
        var address = LedgerAddress.Of(new Uri("postgres://de%40ploy:p%3Aw%2F%25@db.example.com:6432/the%20ledger?sslmode=require&role=ci"));

        Assert.Equal("PostgreSQL db.example.com:6432/the ledger", address.Name);
        Assert.Equal("ci", address.DeliveryRole);
        Assert.Equal(
            ("db.example.com", 6432, "the ledger", "de@ploy", "p:w/%", SslMode.Require),
            (address.Connection.Host, address.Connection.Port, address.Connection.Database, address.Connection.Username,
             address.Connection.Password, address.Connection.SslMode));
    }

    [Theory]
    [InlineData("postgres://u:p@db.example.com/l", SslMode.VerifyFull)]
    [InlineData("postgresql://u@[2001:db8::1]/l", SslMode.VerifyFull)]
    [InlineData("postgres://u:p@127.0.0.1/l", SslMode.Prefer)]
    [InlineData("postgres://u:p@[::1]/l", SslMode.Prefer)]
    [InlineData("postgres://u:p@localhost/l", SslMode.Prefer)]
    [InlineData("postgres://u:p@localhost.example.com/l", SslMode.VerifyFull)]
    public void Elsewhere_than_here_the_server_has_to_prove_who_it_is(string address, SslMode mode) =>
        Assert.Equal(mode, LedgerAddress.Of(new Uri(address)).Connection.SslMode);

    [Theory]
    [InlineData("postgres://u:secret@db.example.com/")]
    [InlineData("postgres://u:secret@db.example.com/a/b")]
    [InlineData("mysql://u:secret@db.example.com/l")]
    [InlineData("postgres://u:secret@db.example.com/l?sslmode=prefer")]
    [InlineData("postgres://u:secret@db.example.com/l?sslmode=")]
    [InlineData("postgres://u:secret@db.example.com/l?options=-csearch_path%3Dsecret")]
    public void What_is_not_understood_is_refused_and_not_repeated(string address)
    {
        var failure = Assert.Throws<LedgerException>(() => LedgerAddress.Of(new Uri(address)));

        Assert.StartsWith("DEPLOYMENT_LEDGER_URL ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message + failure.Remedy, StringComparison.Ordinal);
    }
}
