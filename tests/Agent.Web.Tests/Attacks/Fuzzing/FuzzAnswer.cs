using System.Net;

namespace Agent.Web.Tests.Attacks.Fuzzing;

/// <summary>What came of an input.</summary>
/// <param name="Status"><see langword="null"/>: the connection was closed without a word.</param>
/// <param name="IsDone">Whether it was good enough to be carried out, or in part.</param>
internal sealed record FuzzAnswer(HttpStatusCode? Status, bool IsDone);
