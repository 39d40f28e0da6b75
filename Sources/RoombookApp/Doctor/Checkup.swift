import RoomBooking

/// One thing that doctor looks at; it finds out what it can, whatever the others found.
protocol Checkup: Sendable {
    var subject: CheckupSubject { get }
    /// Nothing where there is nothing to look at.
    func findings(of patient: Patient) async -> [Finding]
}

/// What a checkup is about; the raw value is its name for scripts.
enum CheckupSubject: String, Sendable, CaseIterable {
    case configuration
    case appSecret = "app_secret"
    case dataFile = "data_file"
    case storage
    case integrity
    case diskSpace = "disk_space"
    case timeZone = "time_zone"
    case network
    case clock
    case accessToken = "access_token"
    case templates
    case outbox
    case subscriptions
    case terminal

    var name: Bilingual {
        switch self {
        case .configuration: Bilingual(zh: "配置", en: "configuration")
        case .appSecret: Bilingual(zh: "AppSecret", en: "AppSecret")
        case .dataFile: Bilingual(zh: "数据文件", en: "data file")
        case .storage: Bilingual(zh: "存储", en: "storage")
        case .integrity: Bilingual(zh: "完整性", en: "integrity")
        case .diskSpace: Bilingual(zh: "磁盘空间", en: "disk space")
        case .timeZone: Bilingual(zh: "时区", en: "time zone")
        case .network: Bilingual(zh: "网络", en: "network")
        case .clock: Bilingual(zh: "时钟", en: "clock")
        case .accessToken: Bilingual(zh: "访问令牌", en: "access token")
        case .templates: Bilingual(zh: "模板", en: "templates")
        case .outbox: Bilingual(zh: "通知", en: "outbox")
        case .subscriptions: Bilingual(zh: "订阅", en: "subscriptions")
        case .terminal: Bilingual(zh: "终端", en: "terminal")
        }
    }
}
