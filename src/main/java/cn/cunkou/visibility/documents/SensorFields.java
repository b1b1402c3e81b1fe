package cn.cunkou.visibility.documents;

import static java.util.Map.entry;

import java.util.Map;

/** What sensors report, and of which form each field is. */
final class SensorFields {
    /** How a field is written. */
    enum Form {
        TIME,
        URI,
        NUMBER,
        TEXT,
        BOOLEAN,
        HEX,
        MEASUREMENT,
        ALERT,
        COMPONENT
    }

    static final Map<String, Form> METADATA =
            Map.of(
                    "time", Form.TIME,
                    "startTime", Form.TIME,
                    "endTime", Form.TIME,
                    "deviceID", Form.URI,
                    "deviceMetadata", Form.URI,
                    "rawData", Form.URI,
                    "dataProcessingMethod", Form.URI,
                    "bizRules", Form.URI);

    static final Map<String, Form> REPORT =
            Map.ofEntries(
                    entry("type", Form.MEASUREMENT),
                    entry("exception", Form.ALERT),
                    entry("deviceID", Form.URI),
                    entry("deviceMetadata", Form.URI),
                    entry("rawData", Form.URI),
                    entry("dataProcessingMethod", Form.URI),
                    entry("bizRules", Form.URI),
                    entry("time", Form.TIME),
                    entry("microorganism", Form.URI),
                    entry("chemicalSubstance", Form.URI),
                    entry("coordinateReferenceSystem", Form.URI),
                    entry("value", Form.NUMBER),
                    entry("component", Form.COMPONENT),
                    entry("stringValue", Form.TEXT),
                    entry("booleanValue", Form.BOOLEAN),
                    entry("hexBinaryValue", Form.HEX),
                    entry("uriValue", Form.URI),
                    entry("minValue", Form.NUMBER),
                    entry("maxValue", Form.NUMBER),
                    entry("meanValue", Form.NUMBER),
                    entry("sDev", Form.NUMBER),
                    entry("percRank", Form.NUMBER),
                    entry("percValue", Form.NUMBER),
                    entry("uom", Form.TEXT));

    private SensorFields() {}
}
