package cn.cunkou.stations;

import cn.cunkou.platform.web.Doorkeeper;
import cn.cunkou.values.PhoneNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The phone numbers of keepers: whole for those who keep the register, masked for all others. */
@Component
class KeeperPhones {
    private final Doorkeeper doors;

    KeeperPhones(Doorkeeper doors) {
        this.doors = doors;
    }

    /** Whether whoever acts keeps the register. */
    boolean areShown() {
        return doors.mayEnter("POST", StationsApi.PATH);
    }

    @Nullable String shown(@Nullable String phone) {
        return phone == null || areShown() ? phone : masked(phone);
    }

    /** A change as whoever acts may read it. */
    Outcome.Change shown(Outcome.Change change) {
        return areShown() || !change.field().equals(Snapshot.KEEPER_PHONE)
                ? change
                : new Outcome.Change(
                        change.field(), masked(change.before()), masked(change.after()));
    }

    SheetStation shown(SheetStation row) {
        var phone = row.station().keeperPhone();
        return phone == null || areShown()
                ? row
                : new SheetStation(
                        row.station().withKeeperPhone(masked(phone)),
                        row.town(),
                        row.village(),
                        row.served());
    }

    private static String masked(String phone) {
        return PhoneNumber.isValid(phone) ? PhoneNumber.parse(phone).masked() : phone;
    }
}
