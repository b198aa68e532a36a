using Agent.Actors.Specs;

namespace Agent.Actors.Services;

internal static class SpecReadiness
{
    extension(ServiceSpec spec)
    {
        /// <summary>Whether there is somebody who says when it is ready. Others are as soon as they run.</summary>
        public bool IsAsked => spec.Ready is not null || spec.Startup is not null;
    }
}
