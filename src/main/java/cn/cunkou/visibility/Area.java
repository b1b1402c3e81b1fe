package cn.cunkou.visibility;

/**
 * A part of an event that may have fields of others than the standard, with the word by which the
 * names of query parameters call it.
 */
enum Area {
    EVENT(""),
    ILMD("ILMD_"),
    ERROR("ERROR_DECLARATION_"),
    SENSOR_ELEMENT("SENSORELEMENT_"),
    SENSOR_METADATA("SENSORMETADATA_"),
    SENSOR_REPORT("SENSORREPORT_"),
    READ_POINT("readPoint_"),
    BIZ_LOCATION("bizLocation_"),
    DISPOSITIONS("persistentDisposition_");

    private final String word;

    Area(String word) {
        this.word = word;
    }

    /** What its names in parameters begin with. */
    String word() {
        return word;
    }

    /** Its place among the facts. */
    String key() {
        return name();
    }
}
