/// One request; what it carries in query and body never shows in a description.
package struct HTTPRequest: Sendable {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    package struct QueryItem: Sendable, Hashable {
        package let name: String
        package let value: Secret

        package init(_ name: String, _ value: Secret) {
            self.name = name
            self.value = value
        }

        package init(_ name: String, _ value: String) {
            self.init(name, Secret(value))
        }
    }

    package var method: Method
    package var baseURL: WeChatBaseURL
    package var path: String
    package var query: [QueryItem]
    /// JSON, always.
    package var body: [UInt8]?
    package var timeouts: HTTPTimeouts

    package init(
        _ method: Method,
        _ path: String,
        at baseURL: WeChatBaseURL,
        query: [QueryItem] = [],
        json body: [UInt8]? = nil,
        timeouts: HTTPTimeouts = HTTPTimeouts()
    ) {
        self.method = method
        self.baseURL = baseURL
        self.path = path
        self.query = query
        self.body = body
        self.timeouts = timeouts
    }

    /// Path and query with their secrets, for the transport alone.
    var target: [UInt8] {
        var target = Array(path.utf8)
        target.reserveCapacity(320)
        var separator = UInt8(ascii: "?")
        for item in query {
            target.append(separator)
            PercentEncoding.append(item.name, to: &target)
            target.append(UInt8(ascii: "="))
            PercentEncoding.append(item.value.revealed, to: &target)
            separator = UInt8(ascii: "&")
        }
        return target
    }
}

extension HTTPRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String {
        let names = query.map(\.name).joined(separator: ", ")
        return "\(method.rawValue) \(path) (query: \(names); body: \(body?.count ?? 0) bytes)"
    }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [] as [Mirror.Child]) }
}
