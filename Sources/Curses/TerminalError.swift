/// Why no full-screen terminal could be opened.
package enum TerminalError: Error, Equatable, CustomStringConvertible {
    /// Standard input or output is not a terminal.
    case notATerminal
    /// This terminal cannot place its cursor, or nothing is known of any terminal like it.
    case unusableTerminal(String)
    /// The system refused what a terminal needs, such as a pipe.
    case noResources

    package var description: String {
        switch self {
        case .notATerminal:
            "standard input and output are not a terminal; use the commands of roombook --help instead"
        case .unusableTerminal(let name):
            "the terminal \"\(name)\" cannot show full screens; set TERM, for example TERM=xterm-256color"
        case .noResources:
            "the terminal could not be opened: no descriptors or memory left"
        }
    }
}
