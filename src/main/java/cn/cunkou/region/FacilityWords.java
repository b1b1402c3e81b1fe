package cn.cunkou.region;

import cn.cunkou.region.Facility.Area;
import cn.cunkou.region.Facility.Equipment;
import cn.cunkou.region.Facility.Lease;
import cn.cunkou.region.SitePage.Fact;
import cn.cunkou.region.SitePage.Piece;
import cn.cunkou.region.SitePage.Rooms;
import cn.cunkou.region.SitePage.Zone;

/** What is known of the rooms of a site, in the words of the page. */
final class FacilityWords {
    private FacilityWords() {}

    static Rooms of(Facility facility) {
        return new Rooms(
                facility.zones().stream()
                        .map(zone -> new Zone(zone.id(), zone.name(), zone.kind()))
                        .toList(),
                facility.areas().stream().map(FacilityWords::area).toList(),
                facility.equipment().stream().map(FacilityWords::piece).toList(),
                facility.leases().stream().map(FacilityWords::lease).toList(),
                facility.acceptances().stream()
                        .map(acceptance ->
                                new Fact(
                                        acceptance.day().toString(),
                                        acceptance.documentTitle(),
                                        acceptance.documentNumber() == null
                                                ? ""
                                                : acceptance.documentNumber()))
                        .toList());
    }

    private static Fact area(Area area) {
        var where = area.zone() == null ? "全部" : area.zone();
        var size = area.squareMetres().stripTrailingZeros().toPlainString();
        return new Fact(area.from() + "起", where + size + "平方米", area.source());
    }

    private static Piece piece(Equipment equipment) {
        var until = equipment.until();
        var when = equipment.from() + (until == null ? "起" : "至%s前".formatted(until));
        var serial = equipment.serial().isEmpty() ? "" : "（%s）".formatted(equipment.serial());
        var what = "%s%d台%s".formatted(equipment.name(), equipment.quantity(), serial);
        return new Piece(
                String.valueOf(equipment.id()),
                new Fact(when, what, equipment.source()),
                until == null);
    }

    private static Fact lease(Lease lease) {
        var until = lease.to() == null ? "起" : "至" + lease.to();
        return new Fact(lease.from() + until, "月租" + lease.rentPerMonth(), lease.lessor());
    }
}
