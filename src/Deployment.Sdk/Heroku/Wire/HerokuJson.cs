using System.Text.Json.Serialization;

namespace Deployment.Sdk.Heroku;

/// <summary>How resources look on the wire: snake case, and a property left out where it is null, except among config vars.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(RateLimit))]
[JsonSerializable(typeof(App))]
[JsonSerializable(typeof(Source))]
[JsonSerializable(typeof(Build))]
[JsonSerializable(typeof(Release))]
[JsonSerializable(typeof(PipelineCoupling))]
[JsonSerializable(typeof(Dyno))]
[JsonSerializable(typeof(Slug))]
[JsonSerializable(typeof(Pipeline))]
[JsonSerializable(typeof(PipelinePromotion))]
[JsonSerializable(typeof(ListPage<Build>))]
[JsonSerializable(typeof(ListPage<Release>))]
[JsonSerializable(typeof(ListPage<PipelineCoupling>))]
[JsonSerializable(typeof(IReadOnlyList<PromotionTarget>))]
[JsonSerializable(typeof(IReadOnlyList<Formation>))]
[JsonSerializable(typeof(ListPage<Dyno>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(AppUpdate))]
[JsonSerializable(typeof(BuildRequest))]
[JsonSerializable(typeof(ReleaseRequest))]
[JsonSerializable(typeof(RollbackRequest))]
[JsonSerializable(typeof(PromotionRequest))]
[JsonSerializable(typeof(FormationUpdate))]
[JsonSerializable(typeof(DynoRequest))]
[JsonSerializable(typeof(HerokuError))]
internal sealed partial class HerokuJson : JsonSerializerContext;
