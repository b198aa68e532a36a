namespace Agent.Web.Problems;

/// <summary>One mistake in a body.</summary>
/// <param name="Path">Where it is: a JSON path such as <c>$.env.HOME</c>.</param>
internal sealed record MistakeView(string Path, string Error);
