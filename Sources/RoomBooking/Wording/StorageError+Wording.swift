extension StorageError {
    /// What happened and what to do.
    package func text(in language: Language) -> String {
        let sentence: Bilingual =
            switch self {
            case .busy:
                Bilingual(
                    zh: "数据文件正被其他人占用。请稍后再试。", en: "Others keep the data file busy. Try again in a moment.")
            case .full:
                Bilingual(
                    zh: "磁盘已满，没有保存任何内容。请释放空间后再试。",
                    en: "The disk is full; nothing was stored. Free some space and try again.")
            case .readOnly:
                Bilingual(
                    zh: "数据文件只读，没有保存任何内容。请检查文件权限。",
                    en: "The data file is read-only; nothing was stored. Check its permissions.")
            case .damaged(let detail):
                Bilingual(
                    zh: "数据文件已损坏（\(detail.zh)），未作改动。请从备份恢复。",
                    en:
                        "The data file is damaged (\(detail.en)) and was left as it is. Restore it from a backup."
                )
            case .newer:
                Bilingual(
                    zh: "数据文件由更新版本的 roombook 写成，未作改动。请升级 roombook。",
                    en:
                        "The data file was written by a newer roombook and was left as it is. Upgrade roombook."
                )
            case .missing(let path):
                Bilingual(
                    zh: "没有数据文件 \(path)。请运行 roombook init，或更正 [database] path。",
                    en: "There is no data file \(path). Run roombook init, or correct [database] path.")
            case .unsafe(let path, let problem):
                Bilingual(
                    zh: "不使用 \(path)：\(problem.zh)。请更正后再试。",
                    en: "\(path) is not used: \(problem.en). Mend that and try again.")
            case .unreachable(let detail):
                Bilingual(
                    zh: "无法打开数据文件（\(detail.zh)）。请检查路径和权限。",
                    en: "The data file can not be opened (\(detail.en)). Check its path and permissions.")
            }
        return sentence[language]
    }
}
