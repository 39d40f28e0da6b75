import CNcurses

/// Where keys are read: a window of ncurses that is never painted.
@safe struct InputPad {
    private let pad: UnsafeMutableRawPointer

    init?() {
        guard let pad = unsafe cncurses_input_pad() else { return nil }
        unsafe self.pad = unsafe pad
        for (place, entry) in KeyTable.sequences.enumerated() {
            unsafe define_key(entry.sequence, KeyTable.firstCode + Int32(place))
        }
    }

    /// All that is there to read, at most so many codes.
    func drain(limit: Int) -> [InputCode] {
        var codes: [InputCode] = []
        while codes.count < limit {
            let number = unsafe cncurses_read(pad)
            if number == ERR { break }
            codes.append(
                KeyTable.code(number) { unsafe keyname($0).map { unsafe String(cString: $0) } })
        }
        return codes
    }
}
