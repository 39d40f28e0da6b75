import Curses
import RoomBooking
import WeChatSandbox

extension TerminalError {
    func text(in language: Language) -> String {
        let sentence: Bilingual =
            switch self {
            case .notATerminal:
                Bilingual(
                    zh: "标准输入或输出不是终端。请在终端里运行，或改用 roombook --help 列出的命令。",
                    en:
                        "Standard input or output is not a terminal. Run it in one, or use the commands of roombook --help."
                )
            case .unusableTerminal(let name):
                Bilingual(
                    zh: "终端 \(name) 不能全屏显示。请设置 TERM，如 TERM=xterm-256color。",
                    en: "The terminal \(name) can not show full screens. Set TERM, as TERM=xterm-256color.")
            case .noResources:
                Bilingual(
                    zh: "内存或文件描述符不足，无法打开终端。请关闭其他程序后再试。",
                    en:
                        "There are no descriptors or memory left for the terminal. Close other programs and try again."
                )
            }
        return sentence[language]
    }
}

extension SandboxError {
    func text(in language: Language) -> String {
        let sentence: Bilingual =
            switch self {
            case .portInUse(let port):
                Bilingual(
                    zh: "端口 \(port) 已被占用。请用 --port 换一个。",
                    en: "Port \(port) is in use. Choose another with --port.")
            case .portNotAllowed(let port):
                Bilingual(
                    zh: "无权使用端口 \(port)。请用 1024 以上的端口。",
                    en: "Port \(port) is not allowed. Choose one above 1023.")
            default:
                Bilingual(
                    zh: "沙箱无法启动（\(self)）。请再试一次。", en: "The sandbox could not start (\(self)). Try again.")
            }
        return sentence[language]
    }
}
