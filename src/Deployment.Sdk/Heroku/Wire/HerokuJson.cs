using System.Text.Json.Serialization;

namespace Deployment.Sdk.Heroku;

/// <summary>How resources look on the wire: snake case, and a property left out where it is null, except among config vars.</summary>
/// <remarks>
/// The generated reader sets every init property, one that the answer leaves out to null, whatever its initial value. So each that is
/// not nullable falls back to that value itself, and takes a null that the answer says the same way; those that are required make an answer
/// without them unreadable.
/// </remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(RateLimit))]
[JsonSerializable(typeof(ListPage<App>))]
[JsonSerializable(typeof(IReadOnlyList<App>))]
[JsonSerializable(typeof(Source))]
[JsonSerializable(typeof(Build))]
[JsonSerializable(typeof(Release))]
[JsonSerializable(typeof(PipelineCoupling))]
[JsonSerializable(typeof(Dyno))]
[JsonSerializable(typeof(Slug))]
[JsonSerializable(typeof(OciImageAnswer))]
[JsonSerializable(typeof(ListPage<Pipeline>))]
[JsonSerializable(typeof(PipelinePromotion))]
[JsonSerializable(typeof(ListPage<Build>))]
[JsonSerializable(typeof(ListPage<Release>))]
[JsonSerializable(typeof(ListPage<PipelineCoupling>))]
[JsonSerializable(typeof(IReadOnlyList<PromotionTarget>))]
[JsonSerializable(typeof(IReadOnlyList<Formation>))]
[JsonSerializable(typeof(ListPage<Dyno>))]
[JsonSerializable(typeof(LogSession))]
[JsonSerializable(typeof(ListPage<ReviewApp>))]
[JsonSerializable(typeof(ReviewAppConfig))]
[JsonSerializable(typeof(AppSetup))]
[JsonSerializable(typeof(ListPage<AddOn>))]
[JsonSerializable(typeof(ListPage<AddOnAttachment>))]
[JsonSerializable(typeof(ListPage<Collaborator>))]
[JsonSerializable(typeof(OciImage))]
[JsonSerializable(typeof(ReleaseArtifact))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(AppFilter))]
[JsonSerializable(typeof(AppUpdate))]
[JsonSerializable(typeof(BuildRequest))]
[JsonSerializable(typeof(SlugRequest))]
[JsonSerializable(typeof(ReleaseRequest))]
[JsonSerializable(typeof(RollbackRequest))]
[JsonSerializable(typeof(PromotionRequest))]
[JsonSerializable(typeof(FormationUpdate))]
[JsonSerializable(typeof(ProcessTypeUpdate))]
[JsonSerializable(typeof(DynoRequest))]
[JsonSerializable(typeof(LogSessionRequest))]
[JsonSerializable(typeof(HerokuError))]
internal sealed partial class HerokuJson : JsonSerializerContext;
