package cn.cunkou.visibility;

/** What a thing or a class of things is to an event. */
enum Role {
    EPC("epc", "epcList"),
    PARENT("parent", "parentID"),
    CHILD("child", "childEPCs"),
    INPUT("input", "inputEPCList"),
    OUTPUT("output", "outputEPCList"),
    QUANTITY("quantity", "quantityList"),
    CHILD_QUANTITY("child-quantity", "childQuantityList"),
    INPUT_QUANTITY("input-quantity", "inputQuantityList"),
    OUTPUT_QUANTITY("output-quantity", "outputQuantityList");

    private final String id;
    private final String field;

    Role(String id, String field) {
        this.id = id;
        this.field = field;
    }

    /** The word in the database. */
    String id() {
        return id;
    }

    /** The field of an event that lists them. */
    String field() {
        return field;
    }

    static Role of(String id) {
        for (var role : values()) {
            if (role.id.equals(id)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no role is called " + id);
    }

    boolean isQuantity() {
        return field.endsWith("uantityList");
    }

    boolean isChild() {
        return this == CHILD || this == CHILD_QUANTITY;
    }

    boolean isInput() {
        return this == INPUT || this == INPUT_QUANTITY;
    }

    boolean isOutput() {
        return this == OUTPUT || this == OUTPUT_QUANTITY;
    }
}
