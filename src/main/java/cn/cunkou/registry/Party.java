package cn.cunkou.registry;

import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.PhoneNumber;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who takes part.
 *
 * @param creditCode 统一社会信用代码, for those who have one
 */
public record Party(
        UUID id,
        DivisionCode division,
        Kind kind,
        String name,
        @Nullable String creditCode,
        @Nullable PhoneNumber phone,
        int version) {

    /** What a party is. */
    public enum Kind {
        ENTERPRISE("enterprise", "企业"),
        COOPERATIVE("cooperative", "合作社"),
        HOUSEHOLD("household", "农户"),
        PERSON("person", "个人"),
        SHOP("shop", "网店"),
        OPERATOR("operator", "承办单位");

        private final String id;
        private final String label;

        Kind(String id, String label) {
            this.id = id;
            this.label = label;
        }

        /** The word in the database and on the wire. */
        public String id() {
            return id;
        }

        /** The word on pages. */
        public String label() {
            return label;
        }

        /** Whether the name is a person's and stays out of public view. */
        public boolean isPersonal() {
            return this == PERSON || this == HOUSEHOLD;
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
            throw new IllegalArgumentException("no kind of party: " + id);
        }
    }

    /** The name as the public may see it. */
    public String publicName() {
        return kind.isPersonal() ? Masking.name(name) : name;
    }
}
