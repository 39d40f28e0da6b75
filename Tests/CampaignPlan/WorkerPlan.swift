/// What a campaign gives a worker as JSON in a private file: everything that is scaled down.
package struct WorkerPlan: Codable, Sendable {
    package var database: String
    package var baseURL: String
    package var appID: String
    package var appSecret: String
    package var atOnce = 4
    package var leaseSeconds: Int64 = 7
    package var connectMilliseconds = 1000
    package var totalMilliseconds = 2000
    package var firstWait: Int64 = 1
    package var longestWait: Int64 = 4
    package var attempts = 12
    package var breakerFailures = 5
    package var probeEvery: Int64 = 1
    /// Seconds before its end at which a token is replaced; nil for the times of WeChat.
    package var tokenMargin: Double?

    package init(database: String, baseURL: String, appID: String, appSecret: String) {
        self.database = database
        self.baseURL = baseURL
        self.appID = appID
        self.appSecret = appSecret
    }
}
