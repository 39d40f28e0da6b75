/// The bytes that libcurl sends from, at a place that stays while it does.
@safe struct OutgoingBody {
    private(set) var bytes = unsafe UnsafeMutableRawBufferPointer(start: nil, count: 0)

    /// Copies a body here; true when the place has changed.
    mutating func copy(_ body: [UInt8]) -> Bool {
        let mustGrow = unsafe bytes.baseAddress == nil || bytes.count < body.count
        if mustGrow {
            unsafe bytes.deallocate()
            unsafe bytes = .allocate(byteCount: max(1024, body.count), alignment: 1)
        }
        unsafe bytes.copyBytes(from: body)
        return mustGrow
    }

    mutating func free() {
        unsafe bytes.deallocate()
        unsafe bytes = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    }
}
