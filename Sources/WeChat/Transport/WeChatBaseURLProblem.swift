/// Why an address is not accepted as the place of the API.
package enum WeChatBaseURLProblem: Error, Hashable, CaseIterable {
    case empty
    case spaceOrControlCharacter
    case notASCII
    case unsupportedScheme
    case userInfo
    case pathOrQuery
    case hostNotAllowed
    case plainHTTPNeedsLoopback
    case badPort

    /// What is wrong, in a sentence.
    package var sentence: BilingualText {
        switch self {
        case .empty:
            BilingualText(zh: "地址为空。", en: "The address is empty.")
        case .spaceOrControlCharacter:
            BilingualText(zh: "地址含有空格或控制字符。", en: "The address holds a space or a control character.")
        case .notASCII:
            BilingualText(zh: "地址只能用 ASCII 字符。", en: "The address may hold ASCII characters only.")
        case .unsupportedScheme:
            BilingualText(zh: "地址须以 https:// 开头。", en: "The address must begin with https://.")
        case .userInfo:
            BilingualText(zh: "地址不能带用户名或密码。", en: "The address may not carry a user name or password.")
        case .pathOrQuery:
            BilingualText(zh: "地址不能带路径或参数。", en: "The address may not carry a path or a query.")
        case .hostNotAllowed:
            BilingualText(
                zh: "该主机不是微信的接口地址，也不能指定端口。",
                en: "The host is not one of WeChat's API hosts; a port is not accepted either.")
        case .plainHTTPNeedsLoopback:
            BilingualText(
                zh: "http 只能用于本机地址（沙箱）。",
                en: "Plain http is accepted on a loopback address only (the sandbox).")
        case .badPort:
            BilingualText(zh: "端口须为 1 到 65535。", en: "The port must be between 1 and 65535.")
        }
    }
}
