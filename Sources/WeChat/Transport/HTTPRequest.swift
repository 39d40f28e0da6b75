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
    package var headers: [String: String]
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
        self.headers = body == nil ? [:] : ["Content-Type": "application/json"]
        self.body = body
        self.timeouts = timeouts
    }

    /// The whole address with its secrets, for the transport alone.
    var url: String {
        var address = Array((baseURL.text + path).utf8)
        var separator = UInt8(ascii: "?")
        for item in query {
            address.append(separator)
            PercentEncoding.append(item.name, to: &address)
            address.append(UInt8(ascii: "="))
            PercentEncoding.append(item.value.revealed, to: &address)
            separator = UInt8(ascii: "&")
        }
        return String(decoding: address, as: UTF8.self)
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
