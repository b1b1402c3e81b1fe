package cn.cunkou.production;

import cn.cunkou.plan.Catalogue;
import cn.cunkou.production.Crop.Field;
import cn.cunkou.production.Crop.Kind;
import cn.cunkou.production.Crop.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * What a county's plan asks of records, in catalogues named {@code crop-} and the id of a crop:
 * each entry is an act that every batch must have, its {@code count} the days between it and what
 * waits for it, its fields those that are asked for. A crop that nobody described is added.
 */
final class PlanCrops {
    private static final String PREFIX = "crop-";

    private PlanCrops() {}

    /** The crops with what the catalogues ask for. */
    static List<Crop> of(List<Crop> crops, List<Catalogue> catalogues) {
        var all = new ArrayList<>(crops);
        for (var catalogue : catalogues) {
            if (!catalogue.id().startsWith(PREFIX)) {
                continue;
            }
            var id = catalogue.id().substring(PREFIX.length());
            var known = all.stream().filter(crop -> crop.crop().equals(id)).findFirst();
            var asked = asked(known.orElseGet(() -> plain(id, catalogue.label())), catalogue);
            all.removeIf(crop -> crop.crop().equals(id));
            all.add(asked);
        }
        return List.copyOf(all);
    }

    /** A crop of which nothing is known but that it is harvested. */
    private static Crop plain(String id, String title) {
        var amount =
                new Field(
                        "amount",
                        "采了多少",
                        Kind.AMOUNT,
                        true,
                        List.of("斤", "公斤", "吨"),
                        List.of(),
                        null,
                        false);
        var harvest =
                new Crop.Act(
                        "harvest",
                        "采收",
                        "basket",
                        Stage.AFTER,
                        "creating_class_instance",
                        true,
                        List.of(),
                        null,
                        "lot",
                        null,
                        List.of(amount));
        return new Crop(id, title, List.of("田块", "大棚"), "亩", 30, List.of(harvest), List.of());
    }

    private static Crop asked(Crop crop, Catalogue catalogue) {
        var acts = new ArrayList<>(crop.acts());
        // What the crop did not have yet comes before its harvest, in the plan's order.
        var next = 0;
        for (var entry : catalogue.entries()) {
            var known = crop.act(entry.id());
            if (known.isPresent()) {
                next = acts.indexOf(known.get());
                acts.set(next++, asked(crop, known.get(), entry));
            } else {
                acts.add(next++, asked(crop, begun(entry), entry));
            }
        }
        return new Crop(
                crop.crop(),
                crop.title(),
                crop.places(),
                crop.areaUnit(),
                crop.silentDays(),
                acts,
                crop.inputs());
    }

    private static Crop.Act begun(Catalogue.Entry entry) {
        return new Crop.Act(
                entry.id(),
                entry.label(),
                null,
                Stage.DURING,
                "other",
                true,
                List.of(),
                null,
                null,
                null,
                List.of());
    }

    private static Crop.Act asked(Crop crop, Crop.Act act, Catalogue.Entry entry) {
        var waits = act.blocks().isEmpty() ? lots(crop) : act.blocks();
        return new Crop.Act(
                act.act(),
                entry.label(),
                act.icon(),
                act.stage(),
                act.step(),
                true,
                entry.count() == null ? act.blocks() : waits,
                entry.count() == null ? act.days() : entry.count(),
                act.makes(),
                act.of(),
                fields(act, entry));
    }

    private static List<String> lots(Crop crop) {
        return crop.acts().stream().filter(Crop.Act::makesLot).map(Crop.Act::act).toList();
    }

    private static List<Field> fields(Crop.Act act, Catalogue.Entry entry) {
        var fields = new ArrayList<>(act.fields());
        for (var asked : entry.fields()) {
            var known = fields.stream().filter(one -> one.field().equals(asked.id())).findFirst();
            if (known.isPresent()) {
                fields.set(fields.indexOf(known.get()), required(known.get(), asked));
            } else {
                fields.add(field(asked));
            }
        }
        return fields;
    }

    private static Field required(Field known, Catalogue.Field asked) {
        return new Field(
                known.field(),
                asked.label(),
                known.kind(),
                known.required() || (asked.required() && known.kind() != Kind.VIDEO),
                known.units(),
                known.choices(),
                known.of(),
                known.shown());
    }

    /** Numbers, days and telephones are written as they are said. */
    private static Field field(Catalogue.Field asked) {
        var kind =
                switch (asked.kind()) {
                    case "choice" -> Kind.CHOICE;
                    case "photo" -> Kind.PHOTO;
                    default -> Kind.TEXT;
                };
        return new Field(
                asked.id(),
                asked.label(),
                kind,
                asked.required(),
                List.of(),
                asked.choices(),
                null,
                false);
    }
}
