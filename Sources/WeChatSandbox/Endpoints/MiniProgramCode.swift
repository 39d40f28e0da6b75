import Foundation

extension SandboxState {
    /// Answers POST /wxa/getwxacodeunlimit; the picture is a single point, not a code.
    mutating func miniProgramCode(_ request: SandboxRequest, now: Date) throws(APIError) -> APISuccess {
        try admit(.miniProgramCode, request, now: now)
        let document = try request.document()
        let scene = try scene(document["scene"])
        try checkPage(document["page"], isPublished: document["check_path"]?.boolean ?? true)
        try checkSettings(document)
        return APISuccess(picture: Self.onePoint, note: "mini-program code, scene of \(scene.utf8.count)")
    }

    /// 1 to 32 visible characters of the documented ones.
    private func scene(_ value: JSON?) throws(APIError) -> String {
        guard let scene = value?.text, (1...32).contains(scene.utf8.count),
            scene.utf8.allSatisfy(Self.sceneCharacters.contains)
        else { throw .invalidScene }
        guard !scene.contains("scancode_time") else { throw .reservedScene }
        return scene
    }

    private static let sceneCharacters = Set(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$&'()*+,/:;=?@-._~".utf8)

    /// A page has no leading slash and no query, and is published unless the caller does not mind.
    private func checkPage(_ value: JSON?, isPublished mustBePublished: Bool) throws(APIError) {
        switch value {
        case nil, .null, .string(""): return
        case .string(let page):
            guard !page.hasPrefix("/"), !page.contains("?") else { throw .unknownPage }
            if mustBePublished, let pages = rules.allowedPages, !pages.contains(page) { throw .unknownPage }
        default: throw .unknownPage
        }
    }

    private func checkSettings(_ document: JSON) throws(APIError) {
        switch document["env_version"] {
        case nil, .null, .string("release"), .string("trial"), .string("develop"): break
        default: throw .invalidArguments
        }
        switch document["width"] {
        case nil, .null: break
        case .some(let width):
            guard let pixels = width.integer, (280...1_280).contains(pixels) else { throw .invalidArguments }
        }
    }

    /// A PNG file of one white point.
    private static let onePoint = [UInt8](
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAHLCMmQAAAABJRU5ErkJg"
                + "gg==") ?? Data())
}
