package cn.cunkou.visibility.documents;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The words of the Core Business Vocabulary 2.0 and their spellings: bare, as web address, as URN,
 * as CURIE. {@code notifying} and {@code subject_to_regulation} came later, with what GS1 publishes
 * on the EU's deforestation regulation.
 */
enum Vocabulary {
    BIZ_STEP(
            "https://ref.gs1.org/cbv/BizStep-",
            "urn:epcglobal:cbv:bizstep:",
            """
            accepting arriving assembling collecting commissioning consigning creating_class_instance cycle_counting
            decommissioning departing destroying disassembling dispensing encoding entering_exiting holding inspecting
            installing killing loading notifying other packing picking receiving removing repackaging repairing replacing reserving
            retail_selling sampling sensor_reporting shipping staging_outbound stock_taking stocking storing transporting
            unloading unpacking void_shipping\
            """),
    DISPOSITION(
            "https://ref.gs1.org/cbv/Disp-",
            "urn:epcglobal:cbv:disp:",
            """
            active available completeness_inferred completeness_verified conformant container_closed container_open damaged
            destroyed dispensed disposed encoded expired in_progress in_transit inactive mismatch_class mismatch_instance
            mismatch_quantity needs_replacement no_pedigree_match non_conformant non_sellable_other partially_dispensed
            recalled reserved retail_sold returned sellable_accessible sellable_not_accessible stolen
            subject_to_regulation unavailable unknown\
            """),
    BIZ_TRANSACTION(
            "https://ref.gs1.org/cbv/BTT-",
            "urn:epcglobal:cbv:btt:",
            "bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt"),
    PARTY(
            "https://ref.gs1.org/cbv/SDT-",
            "urn:epcglobal:cbv:sdt:",
            "location owning_party possessing_party"),
    ERROR_REASON(
            "https://ref.gs1.org/cbv/ER-", "urn:epcglobal:cbv:er:", "did_not_occur incorrect_data"),
    COMPONENT(
            "https://ref.gs1.org/cbv/Comp-",
            "urn:epcglobal:cbv:comp:",
            """
            x y z altitude axial_distance azimuth easting elevation_angle height latitude longitude northing polar_angle
            spherical_radius\
            """),
    MEASUREMENT(
            "https://gs1.org/voc/",
            "gs1:",
            """
            AbsoluteHumidity AbsorbedDose AbsorbedDoseRate Acceleration Radioactivity Altitude AmountOfSubstance
            AmountOfSubstancePerUnitVolume Angle AngularAcceleration AngularMomentum AngularVelocity Area Capacitance
            Conductance Conductivity Count Density Dimensionless DoseEquivalent DoseEquivalentRate DynamicViscosity
            ElectricCharge ElectricCurrent ElectricCurrentDensity ElectricFieldStrength Energy Exposure Force Frequency
            Illuminance Inductance Irradiance KinematicViscosity Length LinearMomentum Luminance LuminousFlux
            LuminousIntensity MagneticFlux MagneticFluxDensity MagneticVectorPotential Mass MassConcentration MassFlowRate
            MassPerAreaTime MemoryCapacity MolalityOfSolute MolarEnergy MolarMass MolarVolume Power Pressure RadiantFlux
            RadiantIntensity RelativeHumidity Resistance Resistivity SolidAngle SpecificVolume Speed SurfaceDensity
            SurfaceTension Temperature Time Torque Voltage Volume VolumeFlowRate VolumeFraction VolumetricFlux Wavenumber\
            """),
    ALERT("https://gs1.org/voc/", "gs1:", "ALARM_CONDITION ERROR_CONDITION");

    private static final String GS1_ELSEWHERE = "https://www.gs1.org/voc/";

    private final String web;
    private final String urn;

    /** Every word, so that the text at hand gives way to the one that is kept. */
    private final Map<String, String> words;

    private final String curie;

    Vocabulary(String web, String urn, String words) {
        this.web = web;
        this.urn = urn;
        this.words =
                Set.of(words.split("\\s+")).stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Function.identity(), Function.identity()));
        this.curie =
                web.startsWith(Namespaces.CBV)
                        ? "cbv:" + web.substring(Namespaces.CBV.length())
                        : "gs1:";
    }

    boolean has(String word) {
        return words.containsKey(word);
    }

    /**
     * Whether it spells a word in a way that JSON does not have, or one that the standard lacks.
     */
    boolean falselyStandard(String text) {
        return text.startsWith("urn:epcglobal:cbv")
                || text.startsWith(web) && !web.equals(Namespaces.GS1) && bare(text).equals(text);
    }

    /**
     * Whether it may be a word of a later edition: kinds of measurement are added to GS1's
     * vocabulary all the time.
     */
    boolean grows(String text) {
        return this == MEASUREMENT && text.matches("[A-Z][A-Za-z]{2,60}");
    }

    /** The bare word, if that is what any of the spellings says; else the text as it is. */
    String bare(String text) {
        if (text.indexOf(':') < 0) {
            return text;
        }
        for (var beginning : new String[] {web, urn, curie, GS1_ELSEWHERE}) {
            if (text.startsWith(beginning)) {
                var word = words.get(text.substring(beginning.length()));
                if (word != null) {
                    return word;
                }
            }
        }
        return text;
    }

    /** The web address of a bare word; else the text as it is. */
    String web(String text) {
        return words.containsKey(text) ? web + text : text;
    }

    /** How an XML document spells a bare word; else the text as it is. */
    String inXml(String text, CbvForm form) {
        if (!words.containsKey(text)) {
            return text;
        }
        if (form == CbvForm.WEB_ADDRESS) {
            return web + text;
        }
        return this == COMPONENT ? "cbv:Comp-" + text : urn + text;
    }
}
