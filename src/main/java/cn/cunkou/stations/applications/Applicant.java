package cn.cunkou.stations.applications;

/** Who applies: personal data, seen by those who deal with the application alone. */
public record Applicant(String name, String phone) {}
