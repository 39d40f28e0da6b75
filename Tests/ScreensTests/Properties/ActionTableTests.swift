import RoomBooking
import TerminalIO
import Testing

@testable import Screens

@Suite("Action table")
struct ActionTableTests {
    @Test("Every key can be read")
    func keysParse() {
        for entry in ActionTable.entries {
            #expect(!entry.keys.isEmpty)
            for key in entry.keys { #expect(Key(parsing: key) != nil, "\(key) of \(entry.label.en)") }
        }
    }

    @Test("On one screen a key means one thing", arguments: Scope.allCases)
    func noShadowing(scope: Scope) {
        var meanings: [Key: Set<Action>] = [:]
        for entry in ActionTable.entries(in: scope) {
            for key in entry.keys.compactMap(Key.init(parsing:)) {
                meanings[key, default: []].insert(entry.action)
            }
        }
        #expect(meanings.filter { $0.value.count > 1 }.isEmpty)
    }

    @Test("Every entry is found by each of its keys", arguments: Scope.allCases)
    func keysLead(scope: Scope) {
        for entry in ActionTable.entries(in: scope) {
            for key in entry.keys.compactMap(Key.init(parsing:)) {
                #expect(ActionTable.action(for: key, in: scope, inField: false) == entry.action, "\(key)")
            }
        }
    }

    @Test("Full-width keys of an input method mean what their ASCII twins mean")
    func fullWidth() {
        #expect(ActionTable.action(for: Key("？"), in: .board, inField: false) == .help)
        #expect(ActionTable.action(for: Key("》"), in: .board, inField: false) == .longer)
        #expect(ActionTable.action(for: Key("【"), in: .board, inField: false) == .previousDay)
        #expect(ActionTable.action(for: Key("？"), in: .form, inField: true) == nil)
    }

    @Test("Keys that terminals or people need for something else are not taken")
    func noForbiddenKeys() {
        let forbidden = ["C-s", "C-q", "C-j", "C-m", "C-i", "C-h", "C-a"].compactMap(Key.init(parsing:))
        for entry in ActionTable.entries {
            #expect(entry.keys.compactMap(Key.init(parsing:)).allSatisfy { !forbidden.contains($0) })
        }
    }

    @Test("The key that asks to cancel is none of those that confirm it")
    func cancelAndConfirmDiffer() {
        let asking = ActionTable.entries.filter { $0.action == .cancelBooking }.flatMap(\.keys)
        let confirming = ActionTable.entries(in: .confirmation)
            .filter { $0.action == .yes || $0.action == .confirm }.flatMap(\.keys)
        #expect(!asking.isEmpty)
        #expect(Set(asking).isDisjoint(with: confirming))
    }

    @Test("Every label is in both languages, in its own script")
    func labels() {
        for entry in ActionTable.entries where entry.action != .language {
            #expect(!entry.label.en.isEmpty)
            #expect(entry.label.zh.contains { !$0.isASCII }, "\(entry.label.zh)")
            #expect(entry.label.en.allSatisfy { $0.isASCII }, "\(entry.label.en)")
        }
    }

    @Test("Every hint fits on a narrow screen", arguments: Language.allCases)
    func hintsFit(language: Language) {
        for entry in ActionTable.entries where entry.hintRank != nil {
            for key in entry.keys.compactMap(Key.init(parsing:)) {
                #expect(TextWidth.columns("\(KeyName.short(key)) \(entry.label[language])") <= 38)
            }
        }
    }

    @Test("Each screen with keys of its own tells how to get help", arguments: Scenario.all)
    func helpIsHinted(scenario: Scenario) throws {
        for stage in scenario.stages where stage.size != .tooSmall {
            var sitting = try scenario.play(stage)
            sitting.feed(.resize(stage.size))
            // A key that does nothing takes a notice away.
            try sitting.press("<f12>")
            let help = stage.language == .chinese ? "帮助" : "help"
            #expect(sitting.foot.contains(help), "\(scenario.golden(stage)): \(sitting.foot)")
        }
    }
}
