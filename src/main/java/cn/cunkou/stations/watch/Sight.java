package cn.cunkou.stations.watch;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Something about one station.
 *
 * @param said which contract, device or reason
 * @param day its end, when it was heard last, or when it was decided
 */
public record Sight(
        Kind kind, UUID station, String name, String place, String said, LocalDate day) {
    /** What it can be. */
    public enum Kind {
        ENDING("ending", "站点合同快到期", "到期", "tenure"),
        ENDED("ended", "站点合同已到期", "到期", "tenure"),
        SILENT("silent", "设备很久没有开机", "最近一次", "equipment"),
        WARNED("warned", "考核警告的站点", "警告", ""),
        CLOSING("closing", "考核要关闭的站点", "决定", "close");

        private final String id;
        private final String label;
        private final String dayLabel;
        private final String page;

        Kind(String id, String label, String dayLabel, String page) {
            this.id = id;
            this.label = label;
            this.dayLabel = dayLabel;
            this.page = page;
        }

        public String id() {
            return id;
        }

        public String label() {
            return label;
        }

        /** What its day is the day of. */
        public String dayLabel() {
            return dayLabel;
        }

        static Optional<Kind> read(String id) {
            return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst();
        }
    }

    /** The page on which something can be done about it. */
    public String href() {
        return "/console/stations/" + station + (kind.page.isEmpty() ? "" : "/" + kind.page);
    }
}
