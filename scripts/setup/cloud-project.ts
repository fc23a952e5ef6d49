export interface CloudProject {
  project: string;
  /** The number that Google gave the project: the names of its service accounts contain it. */
  projectNumber: string;
  region: string;
  /** The name of its default bucket, where it is known; else it is called what a new one is. */
  bucket?: string;
  allowedOrigins: readonly string[];
  /** Whom alerts tell, as `projects/<project>/notificationChannels/<number>`; null: nobody. */
  notificationChannel: string | null;
}
