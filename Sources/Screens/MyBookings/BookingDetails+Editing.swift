import RoomBooking

extension BookingDetails {
    /// Whether the person at the terminal may change and cancel it, whatever has become of it.
    func isOwn(_ environment: ClientEnvironment) -> Bool {
        guard let session = environment.session else { return false }
        return booking.organizer == session.user.id || session.permissions.contains(.cancelAny)
    }

    /// Whether it can be changed or cancelled now, by who is at the terminal.
    func isEditable(_ environment: ClientEnvironment) -> Bool {
        booking.state == .active && environment.now < booking.slot.end && isOwn(environment)
    }

    /// The form filled in, or why not.
    func askToChange(_ environment: ClientEnvironment) -> [Step] {
        if let refusal = refusal(environment) { return [.notice(Notice(refusal))] }
        return [.open(BookingFormScreen(changing: self, environment))]
    }

    /// The question whether to cancel it, or why not.
    func askToCancel(_ environment: ClientEnvironment) -> [Step] {
        if let refusal = refusal(environment) { return [.notice(Notice(refusal))] }
        return [.open(ConfirmOverlay(cancelling: self, environment))]
    }

    private func refusal(_ environment: ClientEnvironment) -> BookingError? {
        if !isOwn(environment) { return .notYours(organizer: organizer.displayName) }
        if booking.state == .cancelled { return .alreadyCancelled }
        return environment.now < booking.slot.end ? nil : .alreadyOver
    }
}
