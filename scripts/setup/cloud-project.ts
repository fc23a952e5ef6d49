export interface CloudProject {
  project: string;
  /** The number that Google gave the project: the names of its service accounts contain it. */
  projectNumber: string;
  region: string;
  allowedOrigins: readonly string[];
  /** Whom alerts tell, as `projects/<project>/notificationChannels/<number>`; null: nobody. */
  notificationChannel: string | null;
}
