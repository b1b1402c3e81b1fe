package cn.cunkou.stations.services;

import cn.cunkou.platform.web.Faults;
import cn.cunkou.platform.web.PhoneClock;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Position;
import cn.cunkou.stations.Life;
import cn.cunkou.values.PhoneNumber;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what was sent into a service, or tells everything that is wrong with it. */
final class ServiceCheck {
    private static final int LARGEST_PHOTO = 2 << 20;
    private static final Pattern PHOTO =
            Pattern.compile("data:image/(?:jpeg|png|webp);base64,(?<bytes>[A-Za-z0-9+/=]+)");

    private final ServiceKinds.Offer offer;
    private final Life life;
    private final PhoneClock clock;
    private final VillagerNumbers numbers;

    ServiceCheck(ServiceKinds.Offer offer, Life life, PhoneClock clock, VillagerNumbers numbers) {
        this.offer = offer;
        this.life = life;
        this.clock = clock;
        this.numbers = numbers;
    }

    /**
     * The service; null when something is wrong with it, which the faults tell then.
     *
     * @param written the same input as text, to know it again by
     */
    @Nullable NewService checked(UUID id, ServiceInput input, String written, Faults faults) {
        var kind = kind(input.kind(), faults);
        var happened = instant("happenedAt", input.happenedAt(), faults);
        var entered =
                Faults.given(input.enteredAt()) == null
                        ? null
                        : instant("enteredAt", input.enteredAt(), faults);
        if (happened == null && Faults.given(input.happenedAt()) == null) {
            faults.add("happenedAt", "没有说什么时候办的", "补上时间");
        }
        var phone = phone(input.phone(), faults);
        checkPosition(input.position(), faults);
        var party = uuid("party", input.party(), faults);
        var replaces = uuid("replaces", input.replaces(), faults);
        if (kind == null || happened == null) {
            return null;
        }
        var when = clock.settle(happened, entered);
        checkLife(when.day(Counties.ZONE), faults);
        var values = FieldValues.checked(kind, input.given(), faults);
        var photos = photos(kind, input, faults);
        if (faults.any()) {
            return null;
        }
        return new NewService(
                id,
                kind,
                values,
                photos,
                when,
                happened,
                phone,
                input.position(),
                party,
                replaces,
                numbers.content(written));
    }

    private @Nullable ServiceKind kind(@Nullable String typed, Faults faults) {
        var id = Faults.given(typed);
        if (id == null) {
            faults.add("kind", "没有选服务种类", "选一种");
            return null;
        }
        var elsewhere =
                offer.elsewhere().stream().filter(entry -> entry.id().equals(id)).findFirst();
        if (elsewhere.isPresent()) {
            faults.add("kind", "%s在办的时候自动记数".formatted(elsewhere.get().label()), "不用在这里记");
            return null;
        }
        var found = offer.find(id);
        if (found.isEmpty()) {
            faults.add(
                    "kind",
                    "方案里没有「%s」这种服务".formatted(id),
                    "可选："
                            + String.join(
                                    "、", offer.tapped().stream().map(ServiceKind::id).toList()));
        }
        return found.orElse(null);
    }

    private static @Nullable Instant instant(String field, @Nullable String typed, Faults faults) {
        var text = Faults.given(typed);
        if (text == null) {
            return null;
        }
        try {
            var instant = OffsetDateTime.parse(text).toInstant();
            var year = instant.atZone(Counties.ZONE).getYear();
            if (year >= 1970 && year <= 2200) {
                return instant;
            }
            faults.add(field, "年份%d不对".formatted(year), "核对手机的日期");
        } catch (DateTimeException e) {
            faults.add(field, "「%s」不是时间".formatted(text), "写成2019-11-18T08:12:00+08:00这样");
        }
        return null;
    }

    private static @Nullable PhoneNumber phone(@Nullable String typed, Faults faults) {
        var text = Faults.given(typed);
        if (text == null) {
            return null;
        }
        if (!PhoneNumber.isValid(text)) {
            faults.add("phone", "不是手机号，也不是带区号的座机号", "手机11位；不知道就空着");
            return null;
        }
        return PhoneNumber.parse(text);
    }

    private static void checkPosition(ServiceInput.@Nullable Where where, Faults faults) {
        if (where == null) {
            return;
        }
        var longitude = where.longitude();
        var latitude = where.latitude();
        var accuracy = where.accuracy();
        if (longitude == null || latitude == null) {
            faults.add("position", "位置只有一半", "经度和纬度一起给，或者都不给");
            return;
        }
        try {
            new Position(longitude, latitude, Position.Datum.WGS84);
        } catch (IllegalArgumentException e) {
            faults.add("position", "位置不在中国", "核对经纬度有没有写反");
        }
        if (accuracy != null && accuracy < 0) {
            faults.add("position", "误差不能小于零", "按米填");
        }
    }

    private static @Nullable UUID uuid(String field, @Nullable String typed, Faults faults) {
        var text = Faults.given(typed);
        if (text == null) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            faults.add(field, "「%s」不是编号".formatted(text), "填UUID，或者空着");
            return null;
        }
    }

    private void checkLife(LocalDate day, Faults faults) {
        var opened = life.opened();
        var closed = life.closed();
        if (opened == null || day.isBefore(opened)) {
            faults.add(
                    "happenedAt",
                    opened == null ? "站点还没有登记开业" : "站点%s才开业".formatted(opened),
                    "请镇里先登记开业，再上传");
        } else if (closed != null && !day.isBefore(closed)) {
            faults.add("happenedAt", "站点%s已经关闭".formatted(closed), "关错了请镇里更正日期，再上传");
        }
    }

    private static Map<String, byte[]> photos(ServiceKind kind, ServiceInput input, Faults faults) {
        var photos = new HashMap<String, byte[]>();
        for (var field : kind.fields()) {
            var sent = field.kind().equals("photo") ? input.given().get(field.id()) : null;
            if (sent == null || sent.isBlank()) {
                continue;
            }
            var name = "fields." + field.id();
            var address = PHOTO.matcher(sent);
            if (sent.length() > LARGEST_PHOTO || !address.matches()) {
                faults.add(name, "照片读不出来，或者超过1.5 MB", "重新拍一张");
            } else {
                try {
                    photos.put(field.id(), Base64.getDecoder().decode(address.group("bytes")));
                } catch (IllegalArgumentException e) {
                    faults.add(name, "照片没有传完整", "重新拍一张");
                }
            }
        }
        return photos;
    }
}
