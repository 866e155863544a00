using Deployment.Sdk.Cli;
using Deployment.Sdk.Reliability;

return args switch
{
    ["deliver", .. var rest] => await DeliveryProgram.RunAsync(Shop.Plan, Shop.Resolve, rest, rehearsal: null, new CrashingHost()),
    ["crashes"] => await CrashMatrix.RunAsync(every: 1, Console.Out),
    ["crashes", "--every", var every] when int.TryParse(every, out var step) && step > 0 => await CrashMatrix.RunAsync(step, Console.Out),
    ["crowd"] => await Crowd.RunAsync(50, Console.Out),
    ["crowd", var count] when int.TryParse(count, out var many) && many > 1 => await Crowd.RunAsync(many, Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("crashes [--every N] | crowd [PROCESSES]");
    return 64;
}
