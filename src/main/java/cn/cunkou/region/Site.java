package cn.cunkou.region;

import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place on the ground.
 *
 * @param division where it belongs; decides who may see and change it
 * @param place where it stands: the same, unless it stands outside the county
 * @param position null when nobody measured it
 * @param openingDay null before it opened
 * @param from first day of its use
 * @param until first day it was no longer used, null while it is
 * @param version counts the changes, so that a change on top of an older state is noticed
 */
public record Site(
        UUID id,
        DivisionCode division,
        DivisionCode place,
        Kind kind,
        String name,
        String address,
        @Nullable Position position,
        @Nullable LocalDate openingDay,
        LocalDate from,
        @Nullable LocalDate until,
        int version) {

    /** What a site is for. */
    public enum Kind {
        CENTRE("centre", "县级公共服务中心"),
        INDUSTRIAL_PARK("industrial-park", "电商产业园"),
        LOGISTICS_CENTRE("logistics-centre", "物流配送中心"),
        SORTING_CENTRE("sorting-centre", "快递分拣中心"),
        TRANSFER_STATION("transfer-station", "物流中转站"),
        WAREHOUSE("warehouse", "仓库"),
        CROSS_BORDER("cross-border", "跨境电商仓储中心"),
        COLD_STORE("cold-store", "冷库"),
        LAB("lab", "检测中心"),
        PROCESSING_BASE("processing-base", "加工基地"),
        STATION("station", "站点用房"),
        HALL("hall", "展示厅"),
        O2O_HALL("o2o-hall", "O2O体验馆"),
        INCUBATION("incubation", "孵化基地"),
        TRAINING("training", "培训场地"),
        OTHER("other", "其他");

        private final String id;
        private final String label;

        Kind(String id, String label) {
            this.id = id;
            this.label = label;
        }

        /** The word in the database and in addresses. */
        public String id() {
            return id;
        }

        /** The word on pages. */
        public String label() {
            return label;
        }

        /**
         * The kind with that id.
         *
         * @throws IllegalArgumentException when there is none
         */
        public static Kind of(String id) {
            for (var kind : values()) {
                if (kind.id.equals(id)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of site: " + id);
        }
    }

    /** Whether it was in use on that day. */
    public boolean isUsedOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /** Whether it stands outside the county it belongs to. */
    public boolean isOutside() {
        return !division.county().contains(place);
    }
}
