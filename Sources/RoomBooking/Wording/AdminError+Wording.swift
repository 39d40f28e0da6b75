extension AdminError {
    /// What happened and what to do.
    package func text(in language: Language) -> String {
        switch self {
        case .storage(let error): error.text(in: language)
        case .notSignedIn: SessionError.notSignedIn.text(in: language)
        case .invalid(let field, let problem):
            Wording.problem(problem, field: field.name, in: language) + (language == .chinese ? "。" : ".")
        default: sentence[language]
        }
    }

    private var sentence: Bilingual {
        switch self {
        case .notSignedIn, .invalid, .storage:
            Bilingual(zh: "", en: "")
        case .notAllowed:
            Bilingual(zh: "只有管理员可以这样做。请用管理员账号登录。", en: "Only an admin may do that. Sign in as an admin.")
        case .invalidUsername:
            Bilingual(
                zh: "用户名须为 1–64 个字母、数字或 . _ -（也可用汉字），不含空格。",
                en: "A username has 1 to 64 letters, digits or . _ - and no spaces.")
        case .invalidCapacity(let limit):
            Bilingual(zh: "座位数须为 1–\(limit)。", en: "Seats must be 1 to \(limit).")
        case .invalidTemplateID:
            Bilingual(
                zh: "模板 ID 须为 1–64 个字母、数字、- 或 _，请从微信后台复制。",
                en: "A template ID has 1 to 64 letters, digits, - or _; copy it from the WeChat console.")
        case .passwordTooShort(let minimum):
            Bilingual(zh: "密码至少 \(minimum) 个字符。", en: "A password has at least \(minimum) characters.")
        case .nameTaken(let name):
            Bilingual(zh: "“\(name)”已存在。请换一个名字。", en: "\(name) exists already. Choose another name.")
        case .adminExists(let name):
            Bilingual(
                zh: "已有管理员 \(name)。请以其身份登录（roombook sign-in \(name)）。",
                en: "There is an admin already: \(name). Sign in as them (roombook sign-in \(name)).")
        case .noSuchUser(let name):
            Bilingual(
                zh: "没有名为“\(Wording.typed(name))”的用户。运行 roombook user list 查看。",
                en: "There is no user named \(Wording.typed(name)). See roombook user list.")
        case .noSuchRoom(let name):
            Bilingual(
                zh: "没有名为“\(Wording.typed(name))”的会议室。运行 roombook room list 查看。",
                en: "There is no room named \(Wording.typed(name)). See roombook room list.")
        case .notBound(let name):
            Bilingual(
                zh: "\(name) 没有绑定微信，无需解绑。", en: "\(name) is not bound to WeChat; there is nothing to unbind.")
        case .lastAdmin:
            Bilingual(zh: "这是最后一个可用的管理员，不能停用。", en: "This is the last active admin and can not be disabled.")
        case .hashingFailed:
            Bilingual(
                zh: "内存不足，无法处理密码。请稍后再试。",
                en: "There is not enough memory to hash the password. Try again later.")
        }
    }
}

extension AdminField {
    package var name: Bilingual {
        switch self {
        case .username: Bilingual(zh: "用户名", en: "username")
        case .displayName: Bilingual(zh: "姓名", en: "display name")
        case .password: Bilingual(zh: "密码", en: "password")
        case .roomName: Bilingual(zh: "会议室名称", en: "room name")
        case .floor: Bilingual(zh: "楼层", en: "floor")
        case .equipment: Bilingual(zh: "设备", en: "equipment")
        case .reason: Bilingual(zh: "原因", en: "reason")
        case .page: Bilingual(zh: "页面", en: "page")
        }
    }
}
