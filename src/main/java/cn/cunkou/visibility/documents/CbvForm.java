package cn.cunkou.visibility.documents;

/** How an XML document spells the words of the Core Business Vocabulary. */
public enum CbvForm {
    URN,
    WEB_ADDRESS
}
