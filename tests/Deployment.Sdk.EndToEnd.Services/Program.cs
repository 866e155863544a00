using Deployment.Sdk.EndToEnd.Services;

return await ServedDelivery.RunAsync(args);
