import RoomBooking
import Screens
import TerminalIO
import Testing

@Suite("Both languages")
struct LanguageTests {
    @Test("English screens have no Chinese except what people wrote", arguments: Scenario.all)
    func englishIsEnglish(scenario: Scenario) throws {
        for stage in scenario.stages where stage.language == .english {
            let text = try scenario.play(stage).screen.replacing("中文/English", with: "")
            let runs = runs(in: text) { $0.unicodeScalars.contains { $0.value >= 0x2E80 } }
            let foreign = runs.filter { run in
                !(Office.written + Office.shownByWeChat).contains { $0.contains(run) }
            }
            #expect(foreign.isEmpty, "\(scenario.golden(stage))\n\(text)")
        }
    }

    @Test("Chinese screens have no English except names, keys and what people wrote", arguments: Scenario.all)
    func chineseIsChinese(scenario: Scenario) throws {
        let keys: Set<String> = [
            "Enter", "Esc", "Tab", "Del", "Home", "End", "PgUp", "PgDn", "Space", "Ctrl", "English",
            "roombook", "room", "add", "wechat", "WeChat",
        ]
        let typed =
            Office.people.map(\.username) + ["0a3XyZ1w7", "later", "zzz", "flow.jsonl", "template", "set"]
        for stage in scenario.stages where stage.language == .chinese {
            let text = try scenario.play(stage).screen
            let runs = runs(in: text) { $0.isASCII && $0.isLetter }.filter { $0.count > 2 }
            let foreign = runs.filter { run in
                !keys.contains(run)
                    && !(Office.written + Office.shownByWeChat + Office.bindingWords + typed).contains {
                        $0.contains(run)
                    }
            }
            #expect(foreign.isEmpty, "\(scenario.golden(stage)): \(foreign)\n\(text)")
        }
    }

    private func runs(in text: String, of isWanted: (Character) -> Bool) -> [String] {
        text.split { !isWanted($0) }.map(String.init)
    }
}
