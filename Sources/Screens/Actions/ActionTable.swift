import RoomBooking
import TerminalIO

/// One line of the action table: which keys do what where, in words.
struct ActionEntry: Sendable {
    let action: Action
    let scopes: Set<Scope>
    /// As `Key(parsing:)` reads them; the first is the one that hints show.
    let keys: [String]
    let label: Bilingual
    /// Where it stands among the hints: 1 comes first; nil is only in the help.
    let hintRank: Int?
    /// What the hints say of all entries with this label at once, as `←→ time`.
    let group: Bilingual?

    init(
        _ action: Action, in scopes: Set<Scope>, keys: [String], _ zh: String, _ en: String, hint: Int? = nil,
        group: Bilingual? = nil
    ) {
        self.action = action
        self.scopes = scopes
        self.keys = keys
        label = Bilingual(zh: zh, en: en)
        hintRank = hint
        self.group = group
    }
}

/// The one table behind the keys, the hint line and the help.
enum ActionTable {
    /// What the key does; while a field takes text, only keys that type nothing count.
    static func action(for key: Key, in scope: Scope, inField: Bool) -> Action? {
        let pressed = inField ? key : key.folded
        if inField, pressed.typed != nil { return nil }
        return chords[scope]?[pressed]
    }

    static func entries(in scope: Scope) -> [ActionEntry] {
        entries.filter { $0.scopes.contains(scope) }
    }

    /// The entries of what can be done on the screen now.
    static func offered(by screen: any Screen, _ environment: ClientEnvironment) -> [ActionEntry] {
        entries(in: screen.scope).filter { entry in
            (entry.action != .phone || environment.hasPhone) && screen.canPerform(entry.action, environment)
        }
    }

    // The first line that names a key in a scope has it.
    private static let chords: [Scope: [Key: Action]] = {
        var chords: [Scope: [Key: Action]] = [:]
        for entry in entries {
            for scope in entry.scopes {
                for key in entry.keys.compactMap(Key.init(parsing:)) {
                    chords[scope, default: [:]][key] = chords[scope]?[key] ?? entry.action
                }
            }
        }
        return chords
    }()

    static let entries: [ActionEntry] = signIn + board + form + bookings + overlays + everywhere

    private static let time = Bilingual(zh: "时间", en: "time")
    private static let room = Bilingual(zh: "会议室", en: "room")
    private static let length = Bilingual(zh: "时长", en: "length")
    private static let day = Bilingual(zh: "日", en: "day")
    private static let week = Bilingual(zh: "周", en: "week")
    private static let move = Bilingual(zh: "移动", en: "move")
    private static let person = Bilingual(zh: "人", en: "person")
    private static let lists: Set<Scope> = [.receipt, .myBookings, .outbox, .binding]
    /// Where the panes beside the work can be called up.
    private static let viewable: Set<Scope> = [.board, .receipt, .myBookings, .outbox, .binding]

    private static let signIn = [
        ActionEntry(.getCode, in: [.signIn], keys: ["<f2>", "C-g"], "获取登录码", "get code", hint: 2)
    ]

    private static let board = [
        ActionEntry(.confirm, in: [.board], keys: ["<enter>"], "预订", "book", hint: 1),
        ActionEntry(.left, in: [.board], keys: ["<left>", "h"], "提前", "earlier", hint: 2, group: time),
        ActionEntry(.right, in: [.board], keys: ["<right>", "l"], "推后", "later", hint: 3, group: time),
        ActionEntry(.up, in: [.board], keys: ["<up>", "k"], "上一间", "room up", hint: 4, group: room),
        ActionEntry(.down, in: [.board], keys: ["<down>", "j"], "下一间", "room down", hint: 5, group: room),
        ActionEntry(
            .shorter, in: [.board], keys: ["<", "-", "S-<left>"], "缩短", "shorter", hint: 8, group: length),
        ActionEntry(
            .longer, in: [.board], keys: [">", "+", "=", "S-<right>"], "加长", "longer", hint: 9, group: length),
        ActionEntry(.nextFree, in: [.board], keys: ["n"], "下一空闲", "next free", hint: 6),
        ActionEntry(.previousFree, in: [.board], keys: ["N"], "上一空闲", "free before"),
        ActionEntry(.why, in: [.board], keys: ["i"], "为何", "why", hint: 7),
        ActionEntry(.today, in: [.board], keys: ["t"], "今天", "today", hint: 12),
        ActionEntry(.previousDay, in: [.board], keys: ["[", ","], "前一天", "day before", hint: 10, group: day),
        ActionEntry(.nextDay, in: [.board], keys: ["]", "."], "后一天", "day after", hint: 11, group: day),
        ActionEntry(.previousWeek, in: [.board], keys: ["{"], "前一周", "week before"),
        ActionEntry(.nextWeek, in: [.board], keys: ["}"], "后一周", "week after"),
        ActionEntry(.goToDay, in: [.board], keys: ["d", "<tab>"], "选日期", "choose day"),
        ActionEntry(.first, in: [.board], keys: ["<home>", "g"], "现在", "now"),
        ActionEntry(.last, in: [.board], keys: ["<end>", "G"], "关门前", "last slot"),
        ActionEntry(.pageUp, in: [.board], keys: ["<pgup>", "C-b"], "上一页", "page up"),
        ActionEntry(.pageDown, in: [.board], keys: ["<pgdn>", "C-f"], "下一页", "page down"),
        ActionEntry(.zoomIn, in: [.board], keys: ["z"], "放大", "zoom in"),
        ActionEntry(.zoomOut, in: [.board], keys: ["Z"], "缩小", "zoom out"),
        ActionEntry(.myBookings, in: [.board], keys: ["m", "<s-tab>"], "我的预订", "my bookings", hint: 13),
        ActionEntry(.outbox, in: [.board], keys: ["o"], "通知", "messages"),
        ActionEntry(.binding, in: [.board], keys: ["w"], "微信绑定", "WeChat binding"),
        ActionEntry(.inspector, in: viewable, keys: ["f"], "流程检查器", "flow inspector"),
        ActionEntry(.enterInspector, in: viewable, keys: ["<f4>"], "进入流程检查器", "into the flow inspector"),
        ActionEntry(.phone, in: viewable, keys: ["p", "<f6>"], "手机", "phone"),
        ActionEntry(.refresh, in: [.board], keys: ["r", "<f5>"], "刷新", "read again"),
        ActionEntry(.signOut, in: [.board], keys: ["O"], "退出登录", "sign out"),
        // With an input method on, letters never arrive: Esc leads to everything that they do.
        ActionEntry(.help, in: [.board], keys: ["<esc>"], "操作", "actions"),
    ]

    private static let form = [
        ActionEntry(.confirm, in: [.form, .signIn], keys: ["<enter>"], "确定 / 选择", "next / choose", hint: 1),
        ActionEntry(.nextField, in: [.form, .signIn], keys: ["<tab>", "C-n"], "下一项", "next field", hint: 3),
        ActionEntry(
            .previousField, in: [.form, .signIn], keys: ["<s-tab>", "C-p"], "上一项", "field before", hint: 5),
        ActionEntry(.down, in: [.form, .signIn], keys: ["<down>"], "下移", "down"),
        ActionEntry(.up, in: [.form, .signIn], keys: ["<up>"], "上移", "up"),
        ActionEntry(.left, in: [.form], keys: ["<left>"], "减", "less"),
        ActionEntry(.right, in: [.form], keys: ["<right>"], "加", "more"),
        ActionEntry(.toggle, in: [.form], keys: ["<space>"], "打开选择", "open picker"),
        ActionEntry(.submit, in: [.form, .signIn], keys: ["<f10>", "C-o"], "提交", "submit", hint: 4),
        ActionEntry(.offer1, in: [.form], keys: ["1"], "第一个建议", "first offer"),
        ActionEntry(.offer2, in: [.form], keys: ["2"], "第二个建议", "second offer"),
        ActionEntry(.offer3, in: [.form], keys: ["3"], "第三个建议", "third offer"),
    ]

    private static let bookings = [
        ActionEntry(.undo, in: [.receipt, .myBookings], keys: ["u"], "撤销", "undo", hint: 1),
        ActionEntry(.retry, in: [.receipt, .outbox], keys: ["r"], "重发", "send again", hint: 3),
        ActionEntry(.change, in: [.receipt, .myBookings], keys: ["e"], "修改", "change", hint: 3),
        ActionEntry(.confirm, in: [.outbox], keys: ["<enter>"], "回执", "receipt", hint: 1),
        ActionEntry(.retryAll, in: [.outbox], keys: ["R"], "重发所有失败", "send all failed again", hint: 4),
        ActionEntry(.filter, in: [.outbox], keys: ["/", "<space>"], "只看失败", "failed only", hint: 2),
        ActionEntry(.bind, in: [.binding], keys: ["<enter>", "b"], "绑定", "bind", hint: 1),
        ActionEntry(.unbind, in: [.binding], keys: ["x", "<del>"], "解绑", "unbind", hint: 2),
        ActionEntry(.subscribe, in: [.binding], keys: ["s"], "订阅（沙箱）", "subscribe (sandbox)", hint: 3),
        ActionEntry(
            .cancelBooking, in: [.receipt, .myBookings], keys: ["x", "<del>"], "取消预订", "cancel booking",
            hint: 4),
        ActionEntry(.confirm, in: [.receipt], keys: ["<enter>"], "返回", "back", hint: 2),
        ActionEntry(.confirm, in: [.myBookings], keys: ["<enter>"], "回执", "receipt", hint: 1),
        // With an input method on, letters never arrive: Tab leads to everything that they do.
        ActionEntry(.help, in: lists, keys: ["<tab>"], "操作", "actions", hint: 5),
        ActionEntry(.up, in: [.receipt, .myBookings, .outbox], keys: ["<up>", "k"], "上移", "up"),
        ActionEntry(.down, in: [.receipt, .myBookings, .outbox], keys: ["<down>", "j"], "下移", "down"),
        ActionEntry(.first, in: [.myBookings, .outbox], keys: ["<home>", "g"], "最前", "first"),
        ActionEntry(.last, in: [.myBookings, .outbox], keys: ["<end>", "G"], "最后", "last"),
        ActionEntry(.pageUp, in: [.myBookings, .outbox], keys: ["<pgup>"], "上一页", "page up"),
        ActionEntry(.pageDown, in: [.myBookings, .outbox], keys: ["<pgdn>"], "下一页", "page down"),
    ]

    private static let overlays = [
        ActionEntry(.confirm, in: [.picker, .calendar], keys: ["<enter>"], "选定", "choose", hint: 1),
        ActionEntry(.toggle, in: [.picker], keys: ["<tab>"], "勾选", "tick", hint: 2),
        ActionEntry(.left, in: [.calendar], keys: ["<left>", "h"], "前一天", "day before", hint: 3, group: day),
        ActionEntry(
            .right, in: [.calendar], keys: ["<right>", "l"], "后一天", "day after", hint: 4, group: day),
        ActionEntry(.up, in: [.picker, .help], keys: ["<up>", "C-p"], "上移", "up", hint: 4, group: move),
        ActionEntry(
            .down, in: [.picker, .help], keys: ["<down>", "C-n"], "下移", "down", hint: 5, group: move),
        ActionEntry(.up, in: [.help], keys: ["k"], "上移", "up"),
        ActionEntry(.down, in: [.help], keys: ["j"], "下移", "down"),
        ActionEntry(.up, in: [.calendar], keys: ["<up>", "k"], "前一周", "week before", hint: 5, group: week),
        ActionEntry(
            .down, in: [.calendar], keys: ["<down>", "j"], "后一周", "week after", hint: 6, group: week),
        ActionEntry(.pageUp, in: [.picker, .help], keys: ["<pgup>"], "上一页", "page up"),
        ActionEntry(.pageDown, in: [.picker, .help], keys: ["<pgdn>"], "下一页", "page down"),
        ActionEntry(.pageUp, in: [.calendar], keys: ["<pgup>", "["], "前一月", "month before"),
        ActionEntry(.pageDown, in: [.calendar], keys: ["<pgdn>", "]"], "后一月", "month after"),
        ActionEntry(.today, in: [.calendar], keys: ["t", "<home>"], "今天", "today", hint: 7),
        ActionEntry(.confirm, in: [.help], keys: ["<enter>"], "执行", "do it", hint: 1),
        ActionEntry(.yes, in: [.confirmation], keys: ["y"], "是", "yes", hint: 1),
        ActionEntry(.back, in: [.confirmation], keys: ["<esc>", "q", "n"], "否", "no", hint: 2),
        ActionEntry(.confirm, in: [.confirmation], keys: ["<enter>"], "按所选按钮", "press the button"),
        ActionEntry(.left, in: [.confirmation], keys: ["<left>", "<right>"], "换按钮", "other button"),
        ActionEntry(
            .previousField, in: [.confirmation], keys: ["<up>", "<s-tab>"], "填原因", "reason", hint: 3),
        ActionEntry(
            .nextField, in: [.confirmation], keys: ["<tab>", "<down>"], "到按钮", "to the buttons", hint: 3),
        ActionEntry(.back, in: [.why], keys: ["<enter>", "i"], "关闭", "close", hint: 1),
        ActionEntry(.up, in: [.inspector, .phone], keys: ["<up>", "k"], "上移", "up", hint: 4, group: move),
        ActionEntry(
            .down, in: [.inspector, .phone], keys: ["<down>", "j"], "下移", "down", hint: 5, group: move),
        ActionEntry(.pageUp, in: [.inspector, .phone], keys: ["<pgup>"], "上一页", "page up"),
        ActionEntry(.pageDown, in: [.inspector, .phone], keys: ["<pgdn>"], "下一页", "page down"),
        ActionEntry(.first, in: [.inspector, .phone], keys: ["<home>", "g"], "最前", "first"),
        ActionEntry(.follow, in: [.inspector], keys: ["<end>", "G"], "跟随最新", "follow", hint: 3),
        ActionEntry(.last, in: [.phone], keys: ["<end>", "G"], "最新", "newest"),
        ActionEntry(.filter, in: [.inspector], keys: ["<tab>", "/"], "筛选", "filter", hint: 1),
        ActionEntry(.save, in: [.inspector], keys: ["s", "<f2>"], "存为文件", "save", hint: 2),
        ActionEntry(
            .left, in: [.phone], keys: ["<left>", "h"], "上一位", "person before", hint: 1, group: person),
        ActionEntry(
            .right, in: [.phone], keys: ["<right>", "l"], "下一位", "next person", hint: 2, group: person),
        ActionEntry(
            .subscribe, in: [.phone], keys: ["s"], "在小程序里订阅", "subscribe in the mini program", hint: 3),
        ActionEntry(
            .scan, in: [.bindCode], keys: ["<enter>", "<f2>"], "用沙箱手机扫码", "scan with the sandbox phone",
            hint: 1),
    ]

    private static let everywhere = [
        ActionEntry(.back, in: [.picker], keys: ["<esc>"], "放弃", "leave", hint: 3),
        ActionEntry(.back, in: [.inspector], keys: ["<esc>", "q", "<f4>"], "返回", "back", hint: 2),
        ActionEntry(.inspector, in: [.inspector], keys: ["f"], "关闭", "close"),
        ActionEntry(
            .back, in: [.phone], keys: ["<esc>", "q", "p", "<f6>", "<enter>"], "返回", "back", hint: 2),
        ActionEntry(.back, in: [.bindCode], keys: ["<esc>", "q"], "关闭", "close", hint: 2),
        ActionEntry(.back, in: [.calendar, .why, .help], keys: ["<esc>", "q"], "关闭", "close", hint: 2),
        ActionEntry(
            .back, in: [.form, .receipt, .myBookings, .outbox, .binding], keys: ["<esc>", "q"], "返回", "back",
            hint: 6),
        ActionEntry(.quit, in: [.signIn], keys: ["q"], "退出", "quit", hint: 6),
        ActionEntry(.interrupt, in: [.signIn], keys: ["C-c"], "退出（按两次）", "quit (twice)", hint: 6),
        ActionEntry(.quit, in: [.board], keys: ["q"], "退出", "quit", hint: 15),
        ActionEntry(.help, in: Set(Scope.allCases), keys: ["?", "<f1>"], "帮助", "help", hint: 20),
        ActionEntry(.language, in: notTyping, keys: ["L", "<f3>"], "中文/English", "中文/English", hint: 21),
        ActionEntry(.redraw, in: Set(Scope.allCases), keys: ["C-l"], "重画", "redraw"),
        ActionEntry(.suspend, in: Set(Scope.allCases), keys: ["C-z"], "挂起", "suspend"),
        ActionEntry(.interrupt, in: Set(Scope.allCases), keys: ["C-c"], "退出（按两次）", "quit (press twice)"),
    ]

    private static let notTyping: Set<Scope> = Set(Scope.allCases).subtracting([.picker])
}
