import Foundation

/// A template as the account has it: its id, its keys, and whether it is accepted once for good.
package struct AccountTemplate: Sendable, Hashable {
    package let id: String
    package let title: String
    /// As `thing4`, in the order of the card.
    package let keys: [String]
    package let isLongTerm: Bool

    package init(id: String, title: String, keys: [String], isLongTerm: Bool) {
        self.id = id
        self.title = title
        self.keys = keys
        self.isLongTerm = isLongTerm
    }

    /// The templates that an answer of `gettemplate` lists; nil where it is not such a list.
    static func list(in body: [UInt8]) -> [AccountTemplate]? {
        guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(body)) else { return nil }
        return answer.data.map { entry in
            let keys = entry.content.matches(of: #/\{\{([A-Za-z_]+[0-9]+)\.DATA\}\}/#).map { String($0.1) }
            return AccountTemplate(
                id: entry.priTmplId, title: entry.title, keys: keys, isLongTerm: entry.type == 3)
        }
    }

    private struct Answer: Decodable { let data: [Entry] }

    private struct Entry: Decodable {
        let priTmplId: String
        let title: String
        let content: String
        let type: Int
    }
}
