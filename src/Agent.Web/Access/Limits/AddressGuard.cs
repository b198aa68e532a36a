using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Agent.Web.Access.Limits;

/// <summary>Closes connections from where none are taken, before a byte is read.</summary>
internal static class AddressGuard
{
    public static void UseAddressRules(this ListenOptions listen, AddressRules rules) =>
        listen.Use(next => connection => rules.Admit(connection.RemoteEndPoint) ? next(connection) : Task.CompletedTask);
}
