import Foundation
import Testing

extension Stories {
    @Suite("The demo on a terminal")
    struct Demo {
        @Test(
            "Sign in with a code, book for three people of whom one is not bound: two receipts sent, one not")
        func threePeople() async throws {
            let place = try Place()
            let window = try await Window(
                place, running: Place.program, "demo", "--at", "2026-11-23T09:00", "--lang", "en",
                "--undo-window", "1")
            try await window.see("Sign in", "li.lei", "Get code")
            try await window.signInWithCode()
            try await window.see("Any room", "2026-11-23", "李雷 · WeChat bound", "Vega")
            try await window.press("Enter")
            try await window.see("Book a room", "Attendees")
            try await window.type("Design review")
            try await window.press("Tab", "Tab", "Tab", "Tab", "Tab", "Enter")
            try await window.see("Attendees (Space ticks)")
            try await window.type("meimei")
            try await window.press("Enter")
            try await window.see("1 ticked")
            try await window.type("zhao.jing")
            try await window.press("Enter")
            try await window.see("2 ticked")
            try await window.press("Enter")
            try await window.see("can not be told: 赵静")
            try await window.press("F10")
            let receipt = try await window.see("Receipt", "Design review", "2 of 3 sent")
            let lines = receipt.split(separator: "\n").map {
                $0.split(separator: " ", maxSplits: 1).map(String.init)
            }
            func status(of name: String) -> String? {
                lines.first { $0.first == name }?.last?.trimmingCharacters(in: .whitespaces)
            }
            #expect(status(of: "李雷") == "sent", "\(receipt)")
            #expect(status(of: "韩梅梅") == "sent", "\(receipt)")
            #expect(status(of: "赵静") == "not bound: sign in once with a code", "\(receipt)")
            try await window.press("Enter")
            try await window.see("Any room")
            try await window.press("q")
            try await window.end()
            #expect(try place.leftovers().isEmpty)
        }

        @Test("The same in Chinese at 40x12: sign in, board, form, receipt, cancel")
        func smallChinese() async throws {
            let place = try Place()
            let window = try await Window(
                place, columns: 40, rows: 12, running: Place.program, "demo", "--at", "2026-11-23T09:00",
                "--lang",
                "zh", "--undo-window", "60")
            try await window.see("登录", "li.lei", "获取登录码")
            try await window.signInWithCode()
            try await window.see("任意会议室", "2026-11-23", "Altair")
            try await window.press("Enter")
            try await window.see("预订会议室", "主题", "参会人")
            try await window.type("周会")
            try await window.press("F10")
            try await window.see("回执", "周会", "等待")
            try await window.press("x")
            try await window.see("取消“周会”？", "保留")
            try await window.press("y")
            try await window.see("已取消：周会", "已撤回，未发送")
            try await window.press("Escape")
            try await window.see("任意会议室")
            try await window.press("q")
            try await window.end()
            #expect(try place.leftovers().isEmpty)
        }

        @Test("A form keeps what was typed through 80x24, 40x12 and 120x40")
        func resize() async throws {
            let place = try Place()
            let window = try await Window(
                place, running: Place.program, "demo", "--at", "2026-11-23T09:00", "--lang", "en")
            try await window.see("Get code")
            try await window.signInWithCode()
            try await window.see("Any room", "Vega")
            try await window.press("Enter")
            try await window.see("Book a room")
            try await window.type("Kick-off 项目启动")
            for (columns, rows) in [(40, 12), (120, 40), (30, 6), (10, 3), (80, 24)] {
                try await window.resize(columns: columns, rows: rows)
                try await window.see(columns > 10 ? "Kick-off 项目启动" : "too small")
            }
            try await window.type("!")
            try await window.press("Tab")
            try await window.see("Kick-off 项目启动!", "Book a room")
            try await window.press("C-c")
            try await window.see("Press Ctrl-C again")
            try await window.press("C-c")
            try await window.end()
        }
    }
}

/// Stories on a real terminal, one after the other: each wants the machine to itself.
@Suite("Stories on a terminal", .serialized)
enum Stories {}

extension Place {
    /// What lies in the temporary folder and was not put there by the test itself.
    func leftovers() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: file("tmp")).filter { !$0.hasPrefix("run-") }
    }
}
